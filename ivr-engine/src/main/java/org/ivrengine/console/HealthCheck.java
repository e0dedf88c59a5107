package org.ivrengine.console;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * One thing without which calls are not what they should be.
 *
 * @param name a word of lower-case letters and {@code _}
 * @param fault what is wrong now, in a sentence; empty when all is well; returns at once
 */
public record HealthCheck(String name, Supplier<Optional<String>> fault) {

    public HealthCheck {
        if (!name.matches("[a-z_]{1,30}")) {
            throw new IllegalArgumentException("not a name of a check: \"" + name + "\"");
        }
    }
}
