package org.ivrengine.callcenter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ivrengine.flow.port.QueueDesk;
import org.ivrengine.flow.port.TalkKeys;
import org.ivrengine.routing.Queue;
import org.ivrengine.routing.Requirement;
import org.ivrengine.routing.Rules;

/**
 * What {@code config/queues.yaml} says of queues with agents.
 *
 * @param music class of the music that callers hear while they wait
 * @param languages what an agent must be able to do for callers of a language
 * @param keys what an agent can press in her talk
 * @param recording by queue, which of its talks are recorded
 */
public record QueueRules(
        Rules routing,
        String music,
        Map<String, Requirement> languages,
        TalkKeys keys,
        Map<String, RecordingRule> recording) {

    /** Where telephones have a button for transfers, and nothing is recorded. */
    public QueueRules(Rules routing, String music, Map<String, Requirement> languages) {
        this(routing, music, languages, TalkKeys.NONE, Map.of());
    }

    public QueueRules {
        languages = Map.copyOf(languages);
        recording = Map.copyOf(recording);
    }

    /** @return queues of which some talks are recorded */
    public Set<String> recorded() {
        Set<String> recorded = new TreeSet<>(recording.keySet());
        recorded.removeIf(queue -> recordingOf(queue) instanceof RecordingRule.None);
        return recorded;
    }

    RecordingRule recordingOf(String queue) {
        return recording.getOrDefault(queue, RecordingRule.NONE);
    }

    /** The caller's own requirement: what her flow asks for her, and what her language does. */
    Requirement own(QueueDesk.Stay stay) {
        List<Requirement> parts = new ArrayList<>();
        if (!stay.wishes().requires().isEmpty()) {
            parts.add(Requirement.parse(stay.wishes().requires()));
        }
        Requirement ofLanguage = languages.get(stay.language());
        if (ofLanguage != null) {
            parts.add(ofLanguage);
        }
        return parts.isEmpty() ? Requirement.anybody() : Requirement.all(parts);
    }

    /** What an agent may have to be able to do for a caller with this requirement of her own in this queue. */
    Set<String> skills(String queue, Requirement own) {
        Queue known = routing.queues().get(queue);
        Set<String> skills = own.skills();
        if (known != null) {
            known.steps().forEach(step -> skills.addAll(step.requirement().skills()));
        }
        return skills;
    }
}
