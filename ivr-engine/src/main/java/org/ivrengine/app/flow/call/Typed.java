package org.ivrengine.app.flow.call;

/** What somebody does at the keyboard of a telephone in the terminal. */
sealed interface Typed {

    /** A telephone key. */
    record Pressed(char symbol) implements Typed {}

    /** Enter alone: she presses nothing, and the time that the flow waits may pass. */
    record Silence() implements Typed {}

    record HungUp() implements Typed {}
}
