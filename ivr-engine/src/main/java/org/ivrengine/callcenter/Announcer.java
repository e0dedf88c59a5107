package org.ivrengine.callcenter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.flow.port.PromptIds;
import org.ivrengine.flow.port.Sound;
import org.ivrengine.flow.port.Speech;
import org.ivrengine.flow.port.Utterance;

/** Words the place in the queue and the estimated wait, as far as there are prompts for it. */
final class Announcer {

    static final String NEXT = "queue-next";
    static final String PLACE = "queue-place";
    static final String UNDER_A_MINUTE = "queue-under-a-minute";
    static final String ABOUT_A_MINUTE = "queue-about-a-minute";
    static final String MINUTES_BEFORE = "queue-wait";
    static final String MINUTES_AFTER = "queue-minutes";

    /** Followed by the queue's name: what the agent hears before she is connected. */
    static final String WHISPER_PREFIX = "whisper-";

    private static final long MINUTE_MS = 60_000;

    /** Longer guesses than this help nobody. */
    private static final long MINUTES_MAX = 60;

    private final Speech speech;
    private final PromptIds prompts;

    Announcer(Speech speech, PromptIds prompts) {
        this.speech = speech;
        this.prompts = prompts;
    }

    /** @return nothing where the language lacks the prompts */
    List<Sound> sounds(Notice.Announce announce, String language) {
        Set<String> there = prompts.ids(language);
        List<Utterance> said = new ArrayList<>();
        if (announce.position() == 1) {
            said.add(new Utterance.Prompt(NEXT));
        } else {
            said.add(new Utterance.Prompt(PLACE));
            said.add(new Utterance.Cardinal(announce.position()));
        }
        announce.estimatedWaitMs().ifPresent(ms -> said.addAll(expectation(ms)));
        List<Sound> sounds = new ArrayList<>();
        for (Utterance utterance : said) {
            if (utterance instanceof Utterance.Prompt(String id) && !there.contains(id)) {
                return List.of();
            }
            sounds.addAll(speech.sounds(utterance, language));
        }
        return List.copyOf(sounds);
    }

    /** Rounded up: who is called earlier is glad. */
    private static List<Utterance> expectation(long estimatedMs) {
        long minutes = Math.ceilDiv(estimatedMs, MINUTE_MS);
        if (estimatedMs < MINUTE_MS / 2) {
            return List.of(new Utterance.Prompt(UNDER_A_MINUTE));
        }
        if (minutes <= 1) {
            return List.of(new Utterance.Prompt(ABOUT_A_MINUTE));
        }
        return List.of(
                new Utterance.Prompt(MINUTES_BEFORE),
                new Utterance.Cardinal(Math.min(minutes, MINUTES_MAX)),
                new Utterance.Prompt(MINUTES_AFTER));
    }

    /** What tells the agent of which queue her next call is. */
    Optional<Sound> whisper(String queue, String language) {
        String id = WHISPER_PREFIX + queue;
        return prompts.ids(language).contains(id) ? Optional.of(new Sound(language, id)) : Optional.empty();
    }
}
