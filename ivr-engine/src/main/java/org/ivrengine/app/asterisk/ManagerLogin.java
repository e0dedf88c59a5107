package org.ivrengine.app.asterisk;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * A manager user of an Asterisk.
 *
 * @param user name
 * @param secret password
 */
public record ManagerLogin(String user, String secret) {

    private static final int SECRET_BYTES = 24;

    @Override
    public String toString() {
        return "ManagerLogin[user=" + user + "]";
    }

    /**
     * Both logins of an instance.
     *
     * @param events hears what happens
     * @param actions acts on calls
     */
    public record Pair(ManagerLogin events, ManagerLogin actions) {

        /** Those of last time, from the file, so that an instance that still runs can be used again; else new ones. */
        static Pair keptIn(Path file) throws IOException {
            Properties kept = new Properties();
            if (Files.exists(file)) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    kept.load(reader);
                }
            }
            Pair pair = new Pair(login("ivr-events", kept), login("ivr-actions", kept));
            kept.setProperty(pair.events.user, pair.events.secret);
            kept.setProperty(pair.actions.user, pair.actions.secret);
            StringWriter text = new StringWriter();
            kept.store(text, null);
            PrivateFiles.write(file, text.toString());
            return pair;
        }

        private static ManagerLogin login(String user, Properties kept) {
            String secret = kept.getProperty(user);
            return new ManagerLogin(user, secret == null ? randomSecret() : secret);
        }
    }

    private static String randomSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
