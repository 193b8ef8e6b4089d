package io.github.slamonitor.mail;

import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Who gets a mail. Immutable.
 *
 * <pre>{@code
 * Recipients onCall = Recipients.to("on-call@example.com").cc("Team lead <lead@example.com>");
 * }</pre>
 */
public final class Recipients {

    private final List<InternetAddress> to;
    private final List<InternetAddress> cc;
    private final List<InternetAddress> bcc;

    private Recipients(List<InternetAddress> to, List<InternetAddress> cc, List<InternetAddress> bcc) {
        this.to = to;
        this.cc = cc;
        this.bcc = bcc;
    }

    /**
     * {@return recipients who see each other}
     *
     * @param addresses at least one, each {@code name@domain} or {@code Name <name@domain>}
     * @throws IllegalArgumentException when one is not an address
     */
    public static Recipients to(String... addresses) {
        if (addresses.length == 0) {
            throw new IllegalArgumentException("a mail needs at least one recipient");
        }
        return new Recipients(Addresses.all(addresses), List.of(), List.of());
    }

    /**
     * {@return these, with more who get a copy}
     *
     * @param addresses each {@code name@domain} or {@code Name <name@domain>}
     * @throws IllegalArgumentException when one is not an address
     */
    public Recipients cc(String... addresses) {
        return new Recipients(to, joined(cc, addresses), bcc);
    }

    /**
     * {@return these, with more who get a copy that the others do not see}
     *
     * @param addresses each {@code name@domain} or {@code Name <name@domain>}
     * @throws IllegalArgumentException when one is not an address
     */
    public Recipients bcc(String... addresses) {
        return new Recipients(to, cc, joined(bcc, addresses));
    }

    private static List<InternetAddress> joined(List<InternetAddress> earlier, String... addresses) {
        List<InternetAddress> all = new ArrayList<>(earlier);
        all.addAll(Addresses.all(addresses));
        return List.copyOf(all);
    }

    List<InternetAddress> to() {
        return to;
    }

    List<InternetAddress> cc() {
        return cc;
    }

    List<InternetAddress> bcc() {
        return bcc;
    }

    /** Everyone once. */
    List<InternetAddress> everyone() {
        List<InternetAddress> everyone = new ArrayList<>(to);
        everyone.addAll(cc);
        everyone.addAll(bcc);
        return everyone.stream().distinct().toList();
    }

    /** {@return the addresses} */
    @Override
    public String toString() {
        return Addresses.list(to)
                + (cc.isEmpty() ? "" : ", cc " + Addresses.list(cc))
                + (bcc.isEmpty() ? "" : ", bcc " + Addresses.list(bcc));
    }
}
