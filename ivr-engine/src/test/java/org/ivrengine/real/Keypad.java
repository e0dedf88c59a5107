package org.ivrengine.real;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** Presses keys on a telephone that talks. */
final class Keypad {

    /** Well under the second that Asterisk waits for the next key of a feature, and over the 45 ms of two that are one. */
    private static final int BETWEEN_MS = 130;

    private Keypad() {}

    /** @param telephone whose latest channel it is */
    static void press(RealAsterisk asterisk, String telephone, String keys) {
        String channel = asterisk.channelNames(telephone).stream()
                .max(String::compareTo)
                .orElseThrow(() -> new AssertionError(telephone + " has no call"));
        try (ManagerLine line = ManagerLine.actions(asterisk.instance())) {
            for (int i = 0; i < keys.length(); i++) {
                line.action("PlayDTMF", "Channel", channel, "Digit", keys.substring(i, i + 1), "Receive", "1");
                long nextMs = System.currentTimeMillis() + BETWEEN_MS;
                await().atMost(Duration.ofSeconds(5))
                        .pollInterval(Duration.ofMillis(2))
                        .until(() -> System.currentTimeMillis() >= nextMs);
            }
        }
    }
}
