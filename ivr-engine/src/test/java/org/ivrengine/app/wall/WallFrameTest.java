package org.ivrengine.app.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WallFrameTest {

    private static final String EXAMPLE = "one\ntwo two\nthree\nfour\n";

    /** With what a terminal does not show made visible. */
    private static String shown(String frame) {
        return frame.replace("\u001b", "^").replace("\r", "");
    }

    @Test
    void eachLineClearsItsRestAndTheLastOneTheScreenBelowWithoutScrolling() {
        assertEquals(
                "^[Hone^[K\ntwo two^[K\nthree^[K\nfour^[K^[J", shown(WallFrame.of(EXAMPLE, new TerminalSize(80, 4))));
    }

    @Test
    void whatIsWiderThanTheWindowIsCutAndNotWrapped() {
        assertEquals("^[Hone^[K\ntwo …^[K\nthree^[K\nfour^[K^[J", shown(WallFrame.of(EXAMPLE, new TerminalSize(5, 9))));
    }

    @Test
    void whatIsLongerThanTheWindowIsCounted() {
        assertEquals(
                "^[Hone^[K\n… and 3 more lines than this window has^[K^[J",
                shown(WallFrame.of(EXAMPLE, new TerminalSize(80, 2))));
        assertEquals("^[H… and 4 m…^[K^[J", shown(WallFrame.of(EXAMPLE, new TerminalSize(10, 1))));
    }

    @Test
    void aTerminalSaysRowsAndColumnsOrIsTakenForTheUsualOne() {
        assertEquals(new TerminalSize(132, 43), TerminalSize.read("43 132\n"));
        for (String none : new String[] {"", "0 0", "stty: not a tty", "24", "24 80 1", "99999 80"}) {
            assertEquals(TerminalSize.DEFAULT, TerminalSize.read(none), none);
        }
    }
}
