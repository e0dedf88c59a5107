package org.ivrengine.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What lets a program use the service: a secret in a file of the data folder that only our user can read. Beside it stands
 * where the service listens.
 */
final class ConsoleToken {

    static final String TOKEN_FILE = "console.token";
    static final String ADDRESS_FILE = "console.address";

    private static final int BYTES = 24;

    private final byte[] token;

    private ConsoleToken(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /** The one that is kept there, else a new one. */
    static ConsoleToken keptIn(Path data) throws IOException {
        Files.createDirectories(data);
        Path file = data.resolve(TOKEN_FILE);
        if (!Files.exists(file)) {
            byte[] secret = new byte[BYTES];
            new SecureRandom().nextBytes(secret);
            // Its owner's only from the beginning.
            Path fresh = Files.createTempFile(data, ".console-", "");
            Files.writeString(fresh, HexFormat.of().formatHex(secret) + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return new ConsoleToken(Files.readString(file).strip());
    }

    /** In a time that does not depend on how much of it is right. */
    boolean isIn(String authorization) {
        String prefix = "Bearer ";
        return authorization.startsWith(prefix)
                && MessageDigest.isEqual(
                        authorization.substring(prefix.length()).getBytes(StandardCharsets.UTF_8), token);
    }
}
