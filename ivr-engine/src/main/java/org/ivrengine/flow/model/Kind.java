package org.ivrengine.flow.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of steps, in the order in which the reference explains them. Their names are the language's words. */
public enum Kind {
    SAY,
    MENU,
    COLLECT,
    OPERATION,
    CHOOSE,
    HOURS,
    SET,
    LANGUAGE,
    RECORDING,
    CALL,
    GOTO,
    QUEUE,
    TRANSFER,
    VOICEMAIL,
    HANGUP;

    /** As flows write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Kind::word).toList();
    }
}
