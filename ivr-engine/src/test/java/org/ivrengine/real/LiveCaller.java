package org.ivrengine.real;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A caller whom a test plays by hand: she presses a key when she has heard what she waits for. {@link SippCaller} does by the
 * clock what was said before.
 */
final class LiveCaller implements AutoCloseable {

    /** An engine may have to start meanwhile, on a machine that does other things. */
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(60);

    /** What was heard stays there, to listen to when a test fails. */
    private static final Path KEPT_IN = Path.of("ivr-engine/target/sipp");

    private static final Duration LISTEN_EVERY = Duration.ofMillis(150);
    private static final int KEY_EVERY_MS = 200;

    private static final int SPEECH_HZ = 400;

    /** So much of a prompt is no other one's beginning. */
    private static final int SOME_MS = 700;

    /** Sound can come a little later than it should. */
    private static final int LATE_MS = 150;

    /** More than what is needed to know a prompt by. */
    private static final int OVERLAP_MS = 3_000;

    private final Earpiece earpiece = new Earpiece();
    private final SipPhone phone;
    private final SipDialog call;
    private final Voice voice;
    private int lookedMs;

    /** When the last prompt that she waited for began. */
    private int beganMs;

    private LiveCaller(int sipPort, String from, String number) {
        phone = new SipPhone(from, sipPort).hearsAt(earpiece.port());
        call = phone.call(number).await("is answered");
        voice = call.speak();
    }

    /** Calls the Asterisk of the tests, and returns when she is answered. */
    static LiveCaller calls(RealAsterisk asterisk, String from, String number) {
        return calls(asterisk.instance().settings().ports().sip(), from, number);
    }

    /**
     * Calls, and returns when she is answered.
     *
     * @param sipPort on 127.0.0.1
     * @param from her number
     */
    static LiveCaller calls(int sipPort, String from, String number) {
        return new LiveCaller(sipPort, from, number);
    }

    LiveCaller press(String keys) {
        for (int i = 0; i < keys.length(); i++) {
            People.pass(KEY_EVERY_MS);
            voice.press(keys.charAt(i));
        }
        People.pass(KEY_EVERY_MS);
        return this;
    }

    /** From now on she says something: a recording of silence would be over soon. */
    LiveCaller speaks() {
        voice.say(SPEECH_HZ);
        return this;
    }

    /** Until she hears some of it, after what she has waited for before. */
    LiveCaller hears(Prompt prompt) {
        await(phone.user() + " hears " + prompt.name())
                .atMost(HEARD_WITHIN)
                .pollInterval(LISTEN_EVERY)
                .until(() -> hasHeard(prompt));
        return this;
    }

    /** Looks at each sound once: finding a prompt costs. */
    private boolean hasHeard(Prompt prompt) {
        HeardAudio heard = heard();
        // Two prompts can begin alike: please hold, please hold the line.
        Optional<Hearing> found = heard.since(lookedMs).hearings(prompt).stream()
                .filter(hearing -> hearing.heardMs() >= SOME_MS)
                .findFirst();
        beganMs = lookedMs + found.map(Hearing::atMs).orElse(0);
        lookedMs = found.isPresent() ? beganMs + SOME_MS : Math.max(lookedMs, heard.lengthMs() - OVERLAP_MS);
        return found.isPresent();
    }

    LiveCaller hearsToItsEnd(Prompt prompt) {
        hears(prompt);
        await().atMost(HEARD_WITHIN)
                .pollInterval(LISTEN_EVERY)
                .until(() -> heard().lengthMs() - HeardAudio.ROOM_MS > beganMs + prompt.lengthMs() + LATE_MS);
        return this;
    }

    /** Until there is sound for so long after what there was. */
    LiveCaller hearsMore(int ms) {
        int sinceMs = heard().endsMs();
        await(phone.user() + " hears more")
                .atMost(HEARD_WITHIN)
                .pollInterval(LISTEN_EVERY)
                .until(() -> heard().endsMs() > sinceMs + ms);
        return this;
    }

    /** What she heard until now. */
    HeardAudio heard() {
        return earpiece.heard();
    }

    boolean isOver() {
        return call.isOver();
    }

    void hangUp() {
        call.hangUp();
    }

    /** Until the other side ends the call. */
    HeardAudio isShownOut() {
        await(phone.user() + " is shown out").atMost(HEARD_WITHIN).until(call::isOver);
        call.await("is hung up on");
        return heard();
    }

    @Override
    public void close() {
        if (!call.isOver()) {
            call.hangUp();
        }
        voice.close();
        phone.close();
        heard().writeTo(KEPT_IN.resolve("heard-by-" + phone.user() + ".wav"));
        earpiece.close();
    }
}
