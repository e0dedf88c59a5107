package org.ivrengine.app.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ivrengine.flow.port.TalkKeys;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Place;
import org.ivrengine.yaml.Scalars;
import org.ivrengine.yaml.YamlNode;

/** Reads what agents can press in a talk. None of it may be, or begin with, what means something else there. */
final class TalkKeysReader {

    /** One key alone would be heard as what an agent means for the far end. */
    private static final Pattern KEYS = Pattern.compile("[*#][0-9*#]{1,3}");

    private static final String BACK = "*1";

    private final Faults faults;
    private final Scalars scalars;

    /** What means something already: what for. */
    private final Map<String, String> taken = new LinkedHashMap<>();

    TalkKeysReader(Faults faults) {
        this.faults = faults;
        scalars = new Scalars(faults);
        taken.put("*7", "what agents press for the recording of a talk");
        taken.put("*8", "what agents press for the recording of a talk");
    }

    TalkKeys keys(Entries entries) {
        String transfer = keys(entries, "transfer_key", "up to four keys that transfer a caller", "##");
        String consult = keys(entries, "consult_key", "up to four keys that begin a consultation", "*2");
        String back = keys(entries, "return_key", "up to four keys that end a consultation", BACK);
        if (consult.isEmpty()) {
            return new TalkKeys(transfer, "", "");
        }
        return new TalkKeys(transfer, consult, back.isEmpty() ? ownBack(entries) : back);
    }

    private String ownBack(Entries entries) {
        entries.optional("consult_key").ifPresent(node -> isFree(BACK, "return_key, where nothing is said,", node));
        return BACK;
    }

    private String keys(Entries entries, String key, String what, String example) {
        return entries.optional(key)
                .flatMap(node -> scalars.matching(node, KEYS, what, example).filter(keys -> isFree(keys, key, node)))
                .orElse("");
    }

    /** Asterisk would wait at the shorter of two for the longer, or hear the shorter in it. */
    private boolean isFree(String keys, String key, YamlNode node) {
        for (Map.Entry<String, String> other : taken.entrySet()) {
            if (keys.startsWith(other.getKey()) || other.getKey().startsWith(keys)) {
                clash(node.place(), other.getKey() + " is " + other.getValue() + " already");
                return false;
            }
        }
        taken.put(keys, key);
        return true;
    }

    private void clash(Place place, String message) {
        String free = Stream.of("##", "*2", "*1", "#1", "#2", "*3")
                .filter(keys ->
                        taken.keySet().stream().noneMatch(other -> keys.startsWith(other) || other.startsWith(keys)))
                .findFirst()
                .orElse("*9");
        faults.add(place, message + "; right would be for example \"" + free + "\"");
    }
}
