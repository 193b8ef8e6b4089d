package io.github.slamonitor.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests as the Standard Webhooks specification says, for which there are libraries in most languages: HMAC-SHA256 over the id
 * of the request, the time and the body.
 */
final class Signature {

    private static final String PREFIX = "whsec_";
    private static final int FEWEST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    private final Secret keys;

    Signature(Secret keys) {
        this.keys = keys;
    }

    /**
     * Checks the keys.
     *
     * @throws IllegalArgumentException when one cannot be used
     */
    void check() {
        keys();
    }

    /** The headers of a request that is sent now. */
    Map<String, String> headers(String id, byte[] body, Instant now) {
        String time = Long.toString(now.getEpochSecond());
        List<String> signatures = new ArrayList<>();
        for (byte[] key : keys()) {
            signatures.add("v1," + Base64.getEncoder().encodeToString(sign(key, id + "." + time + ".", body)));
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", time);
        headers.put("webhook-signature", String.join(" ", signatures));
        return headers;
    }

    private static byte[] sign(byte[] key, String start, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(start.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has HmacSHA256, and takes a key of any length", e);
        }
    }

    /** Several keys, with space between them, each sign: so that receivers can change from one to the next. */
    private List<byte[]> keys() {
        List<byte[]> decoded = new ArrayList<>();
        for (String key : texts()) {
            byte[] bytes = key.startsWith(PREFIX) ? decode(key.substring(PREFIX.length())) : new byte[0];
            if (bytes.length < FEWEST_BYTES || bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException(keys.what() + " must be whsec_ and then " + FEWEST_BYTES + " to "
                        + MOST_BYTES + " bytes in Base64");
            }
            decoded.add(bytes);
        }
        return decoded;
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** The keys as texts, for taking them out of what is shown. */
    List<String> texts() {
        return List.of(keys.get().split("\\s+"));
    }
}
