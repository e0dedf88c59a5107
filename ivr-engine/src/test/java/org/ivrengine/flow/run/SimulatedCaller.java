package org.ivrengine.flow.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
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

/**
 * A caller with a plan: reacts to what she hears by pressing keys or hanging up. Every sound lasts a second. What
 * happened stands in {@link #transcript}.
 */
final class SimulatedCaller implements Phone {

    static final long SOUND_MS = 1_000;
    /** From one key to the next when several are typed. */
    static final long KEY_GAP_MS = 140;

    private final SimulatedTime time;
    private final PriorityQueue<Key> keys = new PriorityQueue<>(Comparator.comparingLong(Key::releasedAtMs));
    private final Map<String, Deque<Runnable>> plans = new HashMap<>();
    private final List<String> transcript = new ArrayList<>();
    /** What happens as soon as she hears music. */
    Runnable musicStarted = () -> {};

    private Optional<SessionEnded.Why> end = Optional.empty();

    SimulatedCaller(SimulatedTime time) {
        this.time = time;
    }

    /** Presses the keys as soon as the sound has ended, the first time after 300 ms. */
    SimulatedCaller afterHearing(String sound, String typed) {
        return planned(sound, () -> press(typed, SOUND_MS + 300));
    }

    /** Presses the keys while the sound is played. */
    SimulatedCaller whileHearing(String sound, String typed) {
        return planned(sound, () -> press(typed, SOUND_MS / 2));
    }

    /** Hears it and does nothing. */
    SimulatedCaller ignores(String sound) {
        return planned(sound, () -> {});
    }

    SimulatedCaller hangsUpWhileHearing(String sound) {
        return planned(sound, () -> end = Optional.of(SessionEnded.Why.HANGUP));
    }

    /** Our process dies while the sound is played. */
    SimulatedCaller losesUsWhileHearing(String sound) {
        return planned(sound, () -> end = Optional.of(SessionEnded.Why.CONNECTION_LOST));
    }

    private SimulatedCaller planned(String sound, Runnable reaction) {
        plans.computeIfAbsent(sound, _ -> new ArrayDeque<>()).add(reaction);
        return this;
    }

    /** Presses keys, the first in so many milliseconds from now. */
    void press(String typed, long inMs) {
        for (int i = 0; i < typed.length(); i++) {
            pressAt(typed.charAt(i), time.millis() + inMs + i * KEY_GAP_MS);
        }
    }

    void pressAt(char symbol, long atMs) {
        keys.add(new Key(symbol, atMs));
    }

    List<String> transcript() {
        return transcript;
    }

    private void failIfEnded() {
        end.ifPresent(why -> {
            throw new SessionEnded(why);
        });
    }

    @Override
    public void answer() {
        failIfEnded();
    }

    @Override
    public Playback play(List<Sound> sounds, BargeIn bargeIn) {
        boolean interruptible = bargeIn == BargeIn.ALLOWED;
        if (interruptible && isPressedBy(time.millis())) {
            return Playback.INTERRUPTED;
        }
        for (Sound sound : sounds) {
            transcript.add(sound.language().equals("en") ? sound.id() : sound.language() + ":" + sound.id());
            Optional.ofNullable(plans.get(sound.id())).map(Deque::poll).ifPresent(Runnable::run);
            failIfEnded();
            long endMs = time.millis() + SOUND_MS;
            if (interruptible && isPressedBy(endMs)) {
                time.passUntil(firstKey().releasedAtMs());
                return Playback.INTERRUPTED;
            }
            time.passUntil(endMs);
        }
        return Playback.COMPLETED;
    }

    private boolean isPressedBy(long atMs) {
        return !keys.isEmpty() && firstKey().releasedAtMs() <= atMs;
    }

    private Key firstKey() {
        return Optional.ofNullable(keys.peek()).orElseThrow();
    }

    @Override
    public Optional<Key> nextKey(Duration within, BooleanSupplier until) {
        failIfEnded();
        long untilMs = time.millis() + within.toMillis();
        if (isPressedBy(untilMs)) {
            time.passUntil(firstKey().releasedAtMs());
            return Optional.ofNullable(keys.poll());
        }
        time.passUntil(untilMs);
        return Optional.empty();
    }

    @Override
    public void discardKeys() {
        keys.removeIf(key -> key.releasedAtMs() <= time.millis());
    }

    @Override
    public Recording record(RecordingRequest request) {
        transcript.add("(recorded)");
        return new Recording("voicemail/" + request.name(), Recording.EndedBy.KEY, 4_000);
    }

    @Override
    public void startMusic(String musicClass) {
        transcript.add("(music)");
        musicStarted.run();
        failIfEnded();
    }

    @Override
    public void stopMusic() {
        transcript.add("(music ends)");
        failIfEnded();
    }

    @Override
    public void wake() {}

    @Override
    public String channelId() {
        return "";
    }

    @Override
    public DialReport dial(DialRequest request) {
        transcript.add("(dialled " + request.target() + ")");
        return new DialReport(DialReport.Status.ANSWER, 16, true, Optional.of(time.instant()));
    }

    @Override
    public void transferTo(String extension) {
        transcript.add("(transferred to " + extension + ")");
    }

    @Override
    public void hangUp() {
        transcript.add("(hung up)");
    }

    @Override
    public void setVariable(String name, String value) {}

    @Override
    public Optional<String> variable(String name) {
        return Optional.empty();
    }
}
