package org.ivrengine.app.wall;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How many letters fit beside and below one another on a screen. */
record TerminalSize(int columns, int rows) {

    /** What a terminal has at least, since those of glass. */
    static final TerminalSize DEFAULT = new TerminalSize(80, 24);

    /** A terminal that does not say within this time is asked no further. */
    private static final long ANSWERS_WITHIN_MS = 500;

    /** Whether somebody looks at what we print. */
    static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    /** Of the terminal in which we run, now; people make windows larger and smaller. */
    static TerminalSize now() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(ANSWERS_WITHIN_MS, TimeUnit.MILLISECONDS)) {
                stty.destroyForcibly();
                return DEFAULT;
            }
            return read(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException noSuchProgram) {
            return DEFAULT;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return DEFAULT;
        }
    }

    /** @param text rows and columns; none where the terminal does not know */
    static TerminalSize read(String text) {
        String[] numbers = text.strip().split(" ", -1);
        if (numbers.length != 2 || !text.strip().matches("[1-9][0-9]{0,3} [1-9][0-9]{0,3}")) {
            return DEFAULT;
        }
        return new TerminalSize(Integer.parseInt(numbers[1]), Integer.parseInt(numbers[0]));
    }
}
