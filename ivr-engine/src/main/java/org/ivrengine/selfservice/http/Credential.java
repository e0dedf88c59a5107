package org.ivrengine.selfservice.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a secret of ours is kept: never in the file of operations itself, and never in a log. */
sealed interface Credential {

    /** @return the secret as it is now, so that a new one needs no restart where the place can change */
    String read() throws Unanswered;

    /** In the environment of the engine's process. */
    record FromEnvironment(String variable) implements Credential {
        @Override
        public String read() throws Unanswered {
            String value = System.getenv(variable);
            if (value == null || value.isEmpty()) {
                throw Unanswered.ours("the environment has no " + variable);
            }
            return value;
        }
    }

    /** In a file, without the line's end. */
    record FromFile(Path file) implements Credential {
        @Override
        public String read() throws Unanswered {
            try {
                if (Files.size(file) > Limits.CREDENTIAL_OCTETS_MAX) {
                    throw Unanswered.ours(file + " is too long for a secret");
                }
                String text = Files.readString(file).strip();
                if (text.isEmpty()) {
                    throw Unanswered.ours(file + " is empty");
                }
                return text;
            } catch (IOException unreadable) {
                throw Unanswered.ours(
                        file + " cannot be read: " + unreadable.getClass().getSimpleName());
            }
        }
    }
}
