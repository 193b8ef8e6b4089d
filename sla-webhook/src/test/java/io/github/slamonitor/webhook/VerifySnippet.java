package io.github.slamonitor.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the documentation tells receivers to do, from "snippet" to "end". */
final class VerifySnippet {

    private VerifySnippet() {}

    // snippet
    static boolean isGenuine(String key, String id, String timestamp, String signatures, byte[] body, Instant now)
            throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] secret = Base64.getDecoder().decode(key.substring("whsec_".length()));
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));

        boolean matches = false;
        for (String signature : signatures.split(" ", -1)) {
            matches |= MessageDigest.isEqual(
                    signature.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
        }
        Instant sentAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return matches && Duration.between(sentAt, now).abs().compareTo(Duration.ofMinutes(5)) <= 0;
    }
    // end
}
