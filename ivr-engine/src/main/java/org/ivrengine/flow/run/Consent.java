package org.ivrengine.flow.run;

import org.ivrengine.flow.model.Step.SetRecording.Change;

/**
 * Whether a call's talks may be recorded, as far as the caller and the flow have a say.
 *
 * @param told the caller was told that she may be recorded
 * @param refused she does not want it, which nothing takes back
 * @param paused the flow does not want it now
 */
record Consent(boolean told, boolean refused, boolean paused) {

    static final Consent NOT_ASKED = new Consent(false, false, false);

    boolean mayRecord() {
        return told && !refused && !paused;
    }

    Consent after(Change change) {
        return switch (change) {
            case AGREED -> new Consent(true, refused, paused);
            case REFUSED -> new Consent(true, true, paused);
            case PAUSED -> new Consent(told, refused, true);
            case RESUMED -> new Consent(told, refused, false);
        };
    }

    /** A letter for each, for the checkpoint; empty for nothing of it. */
    String text() {
        return (told ? "t" : "") + (refused ? "r" : "") + (paused ? "p" : "");
    }

    static boolean isText(String text) {
        return text.matches("(?=.)t?r?p?");
    }

    static Consent read(String text) {
        return new Consent(text.contains("t"), text.contains("r"), text.contains("p"));
    }
}
