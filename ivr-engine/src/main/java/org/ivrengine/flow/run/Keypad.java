package org.ivrengine.flow.run;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.flow.model.InputTimes;
import org.ivrengine.flow.port.BargeIn;
import org.ivrengine.flow.port.Key;
import org.ivrengine.flow.port.Phone;
import org.ivrengine.flow.port.Playback;
import org.ivrengine.flow.port.Sound;

/**
 * The caller's keys as VoiceXML understands them: type-ahead, first-digit and inter-digit timeouts, termination keys. It
 * goes by the time at which a key was let go, so that an engine that was slow to look hears the same as a fast one.
 */
final class Keypad {

    private final Phone phone;
    private final InstantSource clock;

    /** A key that was looked at and belongs to whatever asks next. */
    private Optional<Key> pending = Optional.empty();

    /** A termination key that is not an answer to anything when it still comes by then. */
    private Optional<Stray> stray = Optional.empty();

    private record Stray(char symbol, long untilMs) {}

    /** What came of waiting for keys. */
    sealed interface Input {
        /** One of the choices, or the collected digits. */
        record Entered(String keys) implements Input {}

        /** A key that the flow has for all its steps. */
        record Global(char key) implements Input {}

        record Noinput() implements Input {}

        record Nomatch() implements Input {}
    }

    Keypad(Phone phone, InstantSource clock) {
        this.phone = phone;
        this.clock = clock;
    }

    /** Plays, unless barge-in is allowed and a key waits already. */
    void play(List<Sound> sounds, BargeIn bargeIn) {
        if (bargeIn == BargeIn.ALLOWED && pending.isPresent()) {
            return;
        }
        while (phone.play(sounds, bargeIn) == Playback.INTERRUPTED) {
            Optional<Key> key = phone.nextKey(Duration.ZERO);
            if (key.isEmpty() || !isStray(key.get())) {
                pending = key;
                return;
            }
        }
    }

    /** Forgets what was typed ahead. */
    void discard() {
        pending = Optional.empty();
        stray = Optional.empty();
        phone.discardKeys();
    }

    /** Waits for one of the choices; one that no longer choice begins with is taken at once. */
    Input choice(Map<String, ?> choices, Map<Character, ?> globalKeys, InputTimes times) {
        Optional<Key> key = next(times.firstDigitMs());
        if (key.isEmpty()) {
            return new Input.Noinput();
        }
        String typed = "";
        while (key.isPresent()) {
            char symbol = key.get().symbol();
            typed += symbol;
            String prefix = typed;
            boolean isBeginning = choices.keySet().stream().anyMatch(choice -> choice.startsWith(prefix));
            if (!isBeginning) {
                boolean isGlobal = typed.length() == 1 && globalKeys.containsKey(symbol);
                return isGlobal ? new Input.Global(symbol) : new Input.Nomatch();
            }
            boolean isLonger = choices.keySet().stream()
                    .anyMatch(choice -> choice.length() > prefix.length() && choice.startsWith(prefix));
            if (!isLonger) {
                return new Input.Entered(typed);
            }
            key = nextAfter(key.get(), times.interDigitMs());
        }
        return choices.containsKey(typed) ? new Input.Entered(typed) : new Input.Nomatch();
    }

    /** Collects digits until there are {@code max}, the termination key, or the inter-digit timeout. */
    Input digits(int min, int max, Optional<Character> endKey, Map<Character, ?> globalKeys, InputTimes times) {
        Optional<Key> key = next(times.firstDigitMs());
        if (key.isEmpty()) {
            return new Input.Noinput();
        }
        StringBuilder digits = new StringBuilder();
        while (key.isPresent()) {
            char symbol = key.get().symbol();
            if (endKey.isPresent() && endKey.get() == symbol) {
                return enough(digits, min);
            }
            if (symbol < '0' || symbol > '9') {
                return globalKeys.containsKey(symbol) ? new Input.Global(symbol) : new Input.Nomatch();
            }
            digits.append(symbol);
            if (digits.length() == max) {
                // Many press the termination key here all the same; it must not answer the next question.
                long untilMs = key.get().releasedAtMs() + times.interDigitMs();
                stray = endKey.map(end -> new Stray(end, untilMs));
                return enough(digits, min);
            }
            key = nextAfter(key.get(), times.interDigitMs());
        }
        return enough(digits, min);
    }

    private static Input enough(StringBuilder digits, int min) {
        return digits.length() >= min ? new Input.Entered(digits.toString()) : new Input.Nomatch();
    }

    private Optional<Key> next(long withinMs) {
        long deadlineMs = clock.millis() + withinMs;
        while (true) {
            Optional<Key> key = take(Math.max(0, deadlineMs - clock.millis()));
            if (key.isEmpty() || !isStray(key.get())) {
                return key;
            }
        }
    }

    /** The next key, if it was pressed in time after the one before; a later one is left for what asks next. */
    private Optional<Key> nextAfter(Key before, long interDigitMs) {
        long leftMs = before.releasedAtMs() + interDigitMs - clock.millis();
        // The key's clock is the telephone system's: whatever the two clocks think, never wait longer than the timeout.
        Optional<Key> key = take(Math.clamp(leftMs, 0, interDigitMs));
        if (key.isPresent() && key.get().releasedAtMs() - before.releasedAtMs() > interDigitMs) {
            pending = key;
            return Optional.empty();
        }
        return key;
    }

    private Optional<Key> take(long withinMs) {
        if (pending.isPresent()) {
            Optional<Key> key = pending;
            pending = Optional.empty();
            return key;
        }
        return phone.nextKey(Duration.ofMillis(withinMs));
    }

    /** Asked of the first key after a collection; whatever that is, the next one is judged as itself. */
    private boolean isStray(Key key) {
        Optional<Stray> expected = stray;
        stray = Optional.empty();
        return expected.isPresent()
                && expected.get().symbol() == key.symbol()
                && key.releasedAtMs() <= expected.get().untilMs();
    }
}
