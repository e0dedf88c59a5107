package org.ivrengine.flow.trial;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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
import org.ivrengine.flow.port.Utterance;

/**
 * The telephone of a caller who keeps to a transcript. Time passes only by what she hears and waits for, so a call takes
 * no time at all. What she does follows at once on what she hears: a key is pressed in the moment in which the prompt
 * before it ends, and so cuts short what comes next.
 */
final class ScriptedCaller implements Phone {

    private static final Pattern RECORDING_NAME = Pattern.compile("(.+)-[0-9a-f]{32}-\\d+");

    private final Script script;
    private final TrialClock clock;
    private final SpokenAsText speech;
    private final long giveUpMs;
    private final Deque<Key> keys = new ArrayDeque<>();
    private Optional<Departure> departure = Optional.empty();
    private String language;
    private long plannedUntilMs;
    private long waitsSinceMs;

    /** She, or our process, goes at that time. */
    private record Departure(long atMs, SessionEnded.Why why) {}

    ScriptedCaller(Script script, TrialClock clock, SpokenAsText speech, String language) {
        this.script = script;
        this.clock = clock;
        this.speech = speech;
        this.language = language;
        this.plannedUntilMs = clock.millis();
        this.giveUpMs = clock.millis() + Limits.CALL_MAX_MS;
        plan(clock.millis());
    }

    /** What she does next of herself, up to the next thing that must happen to her. */
    void plan(long fromMs) {
        long atMs = Math.max(fromMs, plannedUntilMs);
        while (script.current().isPresent() && departure.isEmpty()) {
            switch (script.current().get()) {
                case Turn.Presses(String symbols, var _) -> {
                    for (int i = 0; i < symbols.length(); i++) {
                        keys.add(new Key(symbols.charAt(i), atMs + i * Limits.KEY_GAP_MS));
                    }
                    script.note(atMs, "presses: " + symbols);
                    atMs += (symbols.length() - 1) * Limits.KEY_GAP_MS;
                }
                case Turn.Waits waits -> {
                    if (script.following().filter(Script::isHers).isEmpty()) {
                        waitsSinceMs = atMs;
                        return;
                    }
                    atMs += waits.exactlyMs().orElse(0L);
                    script.note(atMs, waits.text());
                }
                case Turn.Language(String tag, var _) -> language = tag;
                case Turn.HangsUp _ -> departure = Optional.of(new Departure(atMs, SessionEnded.Why.HANGUP));
                case Turn.EngineRestarts _ ->
                    departure = Optional.of(new Departure(atMs, SessionEnded.Why.CONNECTION_LOST));
                case Turn.Hears _,
                        Turn.SkipsTo _,
                        Turn.Operation _,
                        Turn.Queue _,
                        Turn.Message _,
                        Turn.Transferred _,
                        Turn.CallEnds _ -> {
                    return;
                }
            }
            plannedUntilMs = atMs;
            script.advance();
        }
    }

    /** Our process is back and has her on the line again. */
    void isBack() {
        departure = Optional.empty();
        keys.clear();
        plan(clock.millis());
    }

    /** Something other than silence; a wait that the transcript has ends here. */
    Turn meet(String what, Predicate<Turn> fits) {
        if (script.current().orElse(null) instanceof Turn.Waits waits) {
            long waitedMs = Math.max(0, clock.millis() - waitsSinceMs);
            if (waits.exactlyMs().filter(ms -> ms != waitedMs).isPresent()) {
                throw script.failed(what + " after " + Wording.time(waitedMs));
            }
            script.note(waits.text());
            script.advance();
        }
        return script.meet(what, fits);
    }

    void failIfGone() {
        departure.filter(gone -> gone.atMs() <= clock.millis()).ifPresent(gone -> {
            script.note(gone.why() == SessionEnded.Why.HANGUP ? "hangs up" : "engine restarts");
            throw new SessionEnded(gone.why());
        });
    }

    /** Time passes; she may be gone before its end. */
    void pass(long untilMs) {
        clock.passUntil(Math.min(untilMs, departure.map(Departure::atMs).orElse(untilMs)));
        failIfGone();
        if (clock.millis() > giveUpMs) {
            throw script.failed("the call goes on for over " + Limits.CALL_MAX_MS / 3_600_000 + " hours");
        }
    }

    @Override
    public void answer() {
        failIfGone();
    }

    @Override
    public Playback play(List<Sound> sounds, BargeIn bargeIn) {
        failIfGone();
        boolean interruptible = bargeIn == BargeIn.ALLOWED;
        if (interruptible && isPressedBy(clock.millis())) {
            return Playback.INTERRUPTED;
        }
        for (Sound sound : sounds) {
            long endMs = clock.millis() + Limits.UTTERANCE_MS;
            boolean isCutShort = (interruptible && isPressedBy(endMs - 1))
                    || departure.filter(gone -> gone.atMs() < endMs).isPresent();
            if (!isCutShort) {
                hear(sound);
                plan(endMs);
            }
            if (interruptible && isPressedBy(endMs)) {
                pass(firstKey().releasedAtMs());
                return Playback.INTERRUPTED;
            }
            pass(endMs);
        }
        return Playback.COMPLETED;
    }

    private void hear(Sound sound) {
        Utterance utterance = speech.utterance(sound);
        boolean isHerLanguage = sound.language().equals(language);
        String what = "hears: " + Wording.of(utterance) + "   \"" + speech.text(sound) + "\""
                + (isHerLanguage ? "" : " in language " + sound.language() + ", not " + language);
        Optional<Turn> awaited =
                script.current().filter(turn -> !(turn instanceof Turn.Waits)).or(script::following);
        if (awaited.orElse(null) instanceof Turn.SkipsTo(Utterance said, var _) && !said.equals(utterance)) {
            script.note(what);
            return;
        }
        meet(what, turn -> isHerLanguage && said(turn).filter(utterance::equals).isPresent());
    }

    private static Optional<Utterance> said(Turn turn) {
        return switch (turn) {
            case Turn.Hears(Utterance said, var _) -> Optional.of(said);
            case Turn.SkipsTo(Utterance said, var _) -> Optional.of(said);
            case Turn.Presses _,
                    Turn.Waits _,
                    Turn.Language _,
                    Turn.Operation _,
                    Turn.Queue _,
                    Turn.Message _,
                    Turn.Transferred _,
                    Turn.HangsUp _,
                    Turn.CallEnds _,
                    Turn.EngineRestarts _ -> Optional.empty();
        };
    }

    private boolean isPressedBy(long atMs) {
        return !keys.isEmpty() && firstKey().releasedAtMs() <= atMs;
    }

    private Key firstKey() {
        return keys.getFirst();
    }

    @Override
    public Optional<Key> nextKey(Duration within, BooleanSupplier until) {
        failIfGone();
        long untilMs = clock.millis() + within.toMillis();
        if (isPressedBy(untilMs)) {
            pass(firstKey().releasedAtMs());
            return Optional.of(keys.removeFirst());
        }
        if (within.isPositive() && keys.isEmpty() && departure.isEmpty() && !isSilenceAllowed()) {
            throw script.failed("the flow waits for a key; write \"waits\" here if she presses none");
        }
        pass(untilMs);
        return Optional.empty();
    }

    private boolean isSilenceAllowed() {
        return script.current()
                .filter(turn -> turn instanceof Turn.Waits || turn instanceof Turn.SkipsTo)
                .isPresent();
    }

    @Override
    public void discardKeys() {
        keys.removeIf(key -> key.releasedAtMs() <= clock.millis());
    }

    @Override
    public Recording record(RecordingRequest request) {
        failIfGone();
        String mailbox = RECORDING_NAME.matcher(request.name()).replaceFirst("$1");
        meet(
                "leaves message: " + mailbox,
                turn -> turn instanceof Turn.Message(var named, var _)
                        && named.filter(name -> !name.equals(mailbox)).isEmpty());
        long lengthMs = Math.min(Limits.MESSAGE_MS, request.longest().toMillis());
        plan(clock.millis() + lengthMs);
        pass(clock.millis() + lengthMs);
        return new Recording("voicemail/" + request.name(), Recording.EndedBy.SILENCE_OR_LIMIT, lengthMs);
    }

    @Override
    public void startMusic(String musicClass) {
        failIfGone();
    }

    @Override
    public void stopMusic() {
        failIfGone();
    }

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
        throw new IllegalStateException("in a trial the transcript says how waiting ends; nobody is dialled");
    }

    @Override
    public void transferTo(String extension) {
        failIfGone();
        meet(
                "transferred to: " + extension,
                turn -> turn instanceof Turn.Transferred(var name, var _) && name.equals(extension));
    }

    @Override
    public void hangUp() {
        failIfGone();
        meet("call ends", turn -> turn instanceof Turn.CallEnds);
    }

    @Override
    public void setVariable(String name, String value) {}

    @Override
    public Optional<String> variable(String name) {
        return Optional.empty();
    }
}
