package org.ivrengine.rules;

import java.util.Locale;

/** A file's unit of time: of every number that has none of its own. */
public enum Unit {
    MILLISECONDS(1),
    SECONDS(1_000),
    MINUTES(60_000),
    HOURS(3_600_000),
    DAYS(86_400_000);

    private final double ms;

    Unit(double ms) {
        this.ms = ms;
    }

    /** @return its length, milliseconds */
    public double ms() {
        return ms;
    }

    /** @return the word in files */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
