package org.ivrengine.prompts.build;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Short hashes that tell whether something changed; not against forgers. */
final class Fingerprint {

    private static final int BYTES = 8;

    private Fingerprint() {}

    static String of(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String of(List<String> parts) {
        return of(String.join("\0", parts).getBytes(StandardCharsets.UTF_8));
    }
}
