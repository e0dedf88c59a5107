package org.ivrengine.callcenter.supervision;

import java.util.Locale;
import java.util.Optional;

/** How a supervisor takes part in a talk. */
public enum Mode {
    /** She hears both; nobody hears her. */
    LISTEN('4', ""),
    /** The agent alone hears her. */
    WHISPER('5', "w"),
    /** Both hear her. */
    BARGE('6', "B"),
    /** She is in the talk like the others, and may stay in it alone with the caller. */
    TALK(' ', "");

    private final char key;
    private final String option;

    Mode(char key, String option) {
        this.key = key;
        this.option = option;
    }

    /** Pressed on her telephone it takes her there. */
    char key() {
        return key;
    }

    /** Of Asterisk's ChanSpy. */
    String option() {
        return option;
    }

    static Optional<Mode> ofKey(char key) {
        return switch (key) {
            case '4' -> Optional.of(LISTEN);
            case '5' -> Optional.of(WHISPER);
            case '6' -> Optional.of(BARGE);
            default -> Optional.empty();
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
