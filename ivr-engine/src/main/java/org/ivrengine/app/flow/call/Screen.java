package org.ivrengine.app.flow.call;

import java.io.PrintWriter;

/** What the caller sees: one line for each thing heard, and the keys pressed in a row on one line. */
final class Screen {

    private final PrintWriter out;
    private boolean isTyping;

    Screen(PrintWriter out) {
        this.out = out;
    }

    void heard(String text) {
        line("  " + text);
    }

    void note(String text) {
        line("  (" + text + ")");
    }

    void step(String text) {
        line("    - " + text);
    }

    void pressed(char symbol) {
        out.print((isTyping ? "" : "> ") + symbol);
        out.flush();
        isTyping = true;
    }

    private void line(String text) {
        if (isTyping) {
            out.println();
            isTyping = false;
        }
        out.println(text);
        out.flush();
    }
}
