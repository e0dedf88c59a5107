package org.ivrengine.prompts.speech;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ivrengine.flow.port.Sound;
import org.ivrengine.flow.port.Utterance;
import org.jspecify.annotations.Nullable;

/** One language with its prompts and its words. Safe for use by many threads. */
public final class SpokenLanguage {

    private final String tag;
    private final LanguageRules rules;
    private final SortedMap<String, Line> prompts;
    private final ValueWording wording;
    private @Nullable Vocabulary vocabulary;

    /** @param tag BCP 47, lower case */
    public SpokenLanguage(String tag, LanguageRules rules, Collection<Line> prompts) {
        this.tag = tag;
        this.rules = rules;
        SortedMap<String, Line> byId = new TreeMap<>();
        prompts.forEach(prompt -> byId.put(prompt.id(), prompt));
        this.prompts = Collections.unmodifiableSortedMap(byId);
        this.wording = new ValueWording(rules);
    }

    /** Made when it is first needed: it takes longer than all else at a start, and the first call needs none of it. */
    private synchronized Vocabulary vocabulary() {
        if (vocabulary == null) {
            vocabulary = VocabularyBuilder.build(rules, wording);
        }
        return vocabulary;
    }

    /** Makes ready what takes time, so that no caller waits for it. */
    public void prepare() {
        vocabulary();
    }

    public String tag() {
        return tag;
    }

    public LanguageRules.Voice voice() {
        return rules.voice();
    }

    /** @return prompts by id, without the words of values */
    public SortedMap<String, Line> prompts() {
        return prompts;
    }

    /** @return everything that needs audio: prompts first, then the words of values */
    public List<Line> lines() {
        return Stream.concat(prompts.values().stream(), vocabulary().words().stream())
                .toList();
    }

    /** @throws IllegalArgumentException as {@link org.ivrengine.flow.port.Speech#sounds} says */
    public List<Sound> sounds(Utterance utterance) {
        List<Sound> sounds =
                lines(utterance).stream().map(line -> new Sound(tag, line.id())).toList();
        if (sounds.isEmpty()) {
            throw new IllegalArgumentException("nothing in " + utterance + " can be said in language " + tag);
        }
        return sounds;
    }

    /** @throws IllegalArgumentException as {@link org.ivrengine.flow.port.Speech#sounds} says */
    public String text(Utterance utterance) {
        return utterance instanceof Utterance.Prompt prompt
                ? prompt(prompt).text()
                : wording.of(utterance).text();
    }

    private List<Line> lines(Utterance utterance) {
        return utterance instanceof Utterance.Prompt prompt
                ? List.of(prompt(prompt))
                : wording.of(utterance).pieces().stream()
                        .flatMap(piece -> lines(piece).stream())
                        .toList();
    }

    private Line prompt(Utterance.Prompt prompt) {
        Line line = prompts.get(prompt.id());
        if (line == null) {
            throw new IllegalArgumentException("language " + tag + " has no prompt \"" + prompt.id() + "\"");
        }
        return line;
    }

    private List<Line> lines(Piece piece) {
        return switch (piece) {
            case Piece.Phrase phrase ->
                vocabulary().phrase(phrase.text()).map(List::of).orElseThrow(() -> unknown(phrase.text()));
            case Piece.Numeral number -> vocabulary().cut(number.text()).orElseThrow(() -> unknown(number.text()));
            case Piece.Characters characters -> characters(characters.characters());
        };
    }

    /** A sign without a name is passed over: better than nothing at all of an order number. */
    private List<Line> characters(String characters) {
        List<Line> lines = new ArrayList<>();
        characters.codePoints().forEach(codePoint -> {
            if (Character.isDigit(codePoint)) {
                Wording digit = wording.number(rules.cardinal(), Character.digit(codePoint, 10));
                digit.pieces().forEach(piece -> lines.addAll(lines(piece)));
            } else {
                vocabulary().character(codePoint).ifPresent(lines::add);
            }
        });
        return lines;
    }

    /** The vocabulary is made from the same rules; a hole in it is a fault of ours. */
    private IllegalStateException unknown(String text) {
        return new IllegalStateException("language " + tag + " has no sound for \"" + text + "\"");
    }
}
