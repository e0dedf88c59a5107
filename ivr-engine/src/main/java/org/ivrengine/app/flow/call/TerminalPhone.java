package org.ivrengine.app.flow.call;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.ivrengine.flow.port.BargeIn;
import org.ivrengine.flow.port.DialReport;
import org.ivrengine.flow.port.DialRequest;
import org.ivrengine.flow.port.Key;
import org.ivrengine.flow.port.Phone;
import org.ivrengine.flow.port.Playback;
import org.ivrengine.flow.port.Recording;
import org.ivrengine.flow.port.RecordingRequest;
import org.ivrengine.flow.port.SessionEnded;
import org.ivrengine.flow.port.Sound;
import org.ivrengine.flow.trial.SpokenAsText;

/** A telephone whose earpiece is the screen and whose keys are the keyboard's. */
final class TerminalPhone implements Phone {

    private final Screen screen;
    private final Keyboard keyboard;
    private final Pace pace;
    private final SpokenAsText speech;

    TerminalPhone(Screen screen, Keyboard keyboard, Pace pace, SpokenAsText speech) {
        this.screen = screen;
        this.keyboard = keyboard;
        this.pace = pace;
        this.speech = speech;
    }

    @Override
    public void answer() {}

    @Override
    public Playback play(List<Sound> sounds, BargeIn bargeIn) {
        boolean interruptible = bargeIn == BargeIn.ALLOWED;
        if (interruptible && isPressed(Duration.ZERO)) {
            return Playback.INTERRUPTED;
        }
        for (Sound sound : sounds) {
            String text = speech.text(sound);
            screen.heard(text);
            keyboard.heard();
            if (hear(pace.spoken(text), interruptible)) {
                return Playback.INTERRUPTED;
            }
        }
        return Playback.COMPLETED;
    }

    /** @return whether a key has cut it short */
    private boolean hear(Duration time, boolean interruptible) {
        long endNs = System.nanoTime() + time.toNanos();
        while (true) {
            Duration left = Duration.ofNanos(Math.max(0, endNs - System.nanoTime()));
            if (isPressed(left)) {
                if (interruptible) {
                    return true;
                }
                // The key is kept; without barge-in the prompt is heard to its end all the same.
                pause(endNs);
                return false;
            }
            if (!left.isPositive() || !takeSilence()) {
                return false;
            }
            endNs = System.nanoTime();
        }
    }

    private static void pause(long untilNs) {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, untilNs - System.nanoTime())));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isPressed(Duration within) {
        return keyboard.peek(within).orElse(null) instanceof Typed.Pressed;
    }

    /** Enter skips the rest of a prompt. */
    private boolean takeSilence() {
        Optional<Typed> next = keyboard.peek(Duration.ZERO);
        if (next.isEmpty()) {
            return false;
        }
        take(Optional.of(Duration.ZERO));
        return true;
    }

    private Optional<Typed> take(Optional<Duration> within) {
        Optional<Typed> typed = keyboard.take(within);
        switch (typed.orElse(null)) {
            case Typed.HungUp _ -> {
                screen.note("you hang up");
                throw new SessionEnded(SessionEnded.Why.HANGUP);
            }
            case Typed.Pressed(char symbol) -> screen.pressed(symbol);
            case Typed.Silence _ -> {}
            case null -> {}
        }
        return typed;
    }

    @Override
    public Optional<Key> nextKey(Duration within, BooleanSupplier until) {
        if (within.isZero()) {
            return isPressed(within) ? take(Optional.of(within)).flatMap(this::key) : Optional.empty();
        }
        Optional<Typed> typed = take(pace.within(within));
        if (typed.orElse(null) instanceof Typed.Silence) {
            pace.skip(within);
        }
        return typed.flatMap(this::key);
    }

    private Optional<Key> key(Typed typed) {
        return switch (typed) {
            case Typed.Pressed(char symbol) ->
                Optional.of(new Key(symbol, pace.clock().millis()));
            case Typed.Silence _, Typed.HungUp _ -> Optional.empty();
        };
    }

    /** Asks the one who plays the caller for something that the world decides in a real call. */
    Optional<Character> decided(String question) {
        screen.note(question);
        keyboard.heard();
        return take(Optional.empty()).flatMap(this::key).map(Key::symbol);
    }

    @Override
    public void discardKeys() {
        keyboard.discard();
    }

    @Override
    public Recording record(RecordingRequest request) {
        screen.note("beep; you are recorded until you press one of " + request.stopKeys() + " or Enter");
        keyboard.heard();
        long startMs = pace.clock().millis();
        Recording.EndedBy endedBy = Recording.EndedBy.SILENCE_OR_LIMIT;
        boolean isOver = false;
        while (!isOver) {
            Optional<Typed> typed = take(pace.within(request.longest()));
            if (typed.flatMap(this::key)
                    .filter(key -> request.stopKeys().indexOf(key.symbol()) >= 0)
                    .isPresent()) {
                endedBy = Recording.EndedBy.KEY;
            }
            isOver = endedBy == Recording.EndedBy.KEY || !(typed.orElse(null) instanceof Typed.Pressed);
        }
        return new Recording(request.name(), endedBy, pace.clock().millis() - startMs);
    }

    @Override
    public void startMusic(String musicClass) {
        screen.note("music");
    }

    @Override
    public void stopMusic() {}

    @Override
    public void wake() {
        // Nothing else happens on this telephone while it waits.
    }

    @Override
    public String channelId() {
        return "";
    }

    @Override
    public DialReport dial(DialRequest request) {
        screen.note("dials " + request.target());
        return new DialReport(
                DialReport.Status.ANSWER, 0, true, Optional.of(pace.clock().instant()));
    }

    @Override
    public void transferTo(String extension) {
        screen.note("the call is given to extension " + extension);
    }

    @Override
    public void hangUp() {
        screen.note("the call is over");
    }

    @Override
    public void setVariable(String name, String value) {}

    @Override
    public Optional<String> variable(String name) {
        return Optional.empty();
    }
}
