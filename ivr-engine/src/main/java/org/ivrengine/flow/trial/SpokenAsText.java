package org.ivrengine.flow.trial;

import java.util.ArrayList;
import java.util.List;
import org.ivrengine.flow.port.Sound;
import org.ivrengine.flow.port.Speech;
import org.ivrengine.flow.port.Utterance;

/**
 * Speech of a telephone that shows texts: whatever is said becomes one sound, and the telephone asks here what that
 * sound says. Belongs to one call's thread.
 */
public final class SpokenAsText implements Speech {

    private static final String ID = "utterance/";

    private final Speech speech;
    private final List<Utterance> said = new ArrayList<>();

    /** @param speech knows the languages, so that what cannot be said fails as it does in a real call */
    public SpokenAsText(Speech speech) {
        this.speech = speech;
    }

    @Override
    public List<Sound> sounds(Utterance utterance, String language) {
        if (speech.sounds(utterance, language).isEmpty()) {
            throw new IllegalArgumentException("nothing is heard of " + Wording.of(utterance));
        }
        said.add(utterance);
        return List.of(new Sound(language, ID + (said.size() - 1)));
    }

    @Override
    public String text(Utterance utterance, String language) {
        return speech.text(utterance, language);
    }

    /** What a sound of {@link #sounds} says. */
    public Utterance utterance(Sound sound) {
        return said.get(Integer.parseInt(sound.id().substring(ID.length())));
    }

    /** What a sound of {@link #sounds} says, to be read. */
    public String text(Sound sound) {
        return text(utterance(sound), sound.language());
    }
}
