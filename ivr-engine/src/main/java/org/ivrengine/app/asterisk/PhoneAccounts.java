package org.ivrengine.app.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The telephones of agents: a file each in a folder that Asterisk includes. Only their owner may read it, for passwords
 * are in it.
 *
 * @param folder below the data folder
 */
public record PhoneAccounts(Path folder) {

    /** Whether there is one of that name. */
    public boolean has(String user) {
        return Files.exists(file(user));
    }

    public void write(PhoneAccount account) throws IOException {
        PrivateFiles.write(file(account.user()), account.configuration());
    }

    /** @return whether there was one */
    public boolean remove(String user) throws IOException {
        return Files.deleteIfExists(file(user));
    }

    /** What an Asterisk has to include, as a line of its pjsip.conf. */
    public String includeLine() {
        return "#tryinclude \"" + folder.resolve("*.conf") + "\"";
    }

    private Path file(String user) {
        return folder.resolve(user + ".conf");
    }
}
