package org.ivrengine.prompts.speech;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The words of a language that have a sound, and how longer texts are cut into them. Immutable. */
final class Vocabulary {

    private final Map<String, Line> phrases;
    private final Map<Integer, Line> characters;

    private Vocabulary(Map<String, Line> phrases, Map<Integer, Line> characters) {
        this.phrases = phrases;
        this.characters = characters;
    }

    /**
     * @param texts phrases, each to be one sound
     * @param names of letters and signs, where they are not read as they are written
     * @param pronounced how phrases are written for the voice, where that differs
     */
    static Vocabulary of(Set<String> texts, Map<String, String> names, Map<String, String> pronounced) {
        return new Vocabulary(words(texts, pronounced), characters(names));
    }

    private static Map<String, Line> words(Set<String> texts, Map<String, String> pronounced) {
        Map<String, List<String>> textsOfSlug = new TreeMap<>();
        texts.forEach(text -> textsOfSlug
                .computeIfAbsent(Slug.of(text), slug -> new ArrayList<>())
                .add(text));
        Map<String, Line> words = new LinkedHashMap<>();
        textsOfSlug.forEach((slug, sharing) -> {
            for (String text : sharing) {
                // Words that only accents tell apart ("si", "sí") must not share a file; the name depends on nothing
                // but the word, so that a recording stays with its word when the vocabulary grows.
                boolean alone = sharing.size() == 1 && !slug.isEmpty();
                String id = alone ? slug : (slug + "-" + Integer.toHexString(text.hashCode())).replaceAll("^-", "");
                words.put(text, new Line(Line.WORD_FOLDER + id, text, pronounced.getOrDefault(text, text)));
            }
        });
        return words;
    }

    private static Map<Integer, Line> characters(Map<String, String> names) {
        Map<Integer, Line> words = new TreeMap<>();
        for (int letter = 'a'; letter <= 'z'; letter++) {
            String written = Character.toString(letter);
            String upper = Character.toString(letter - 'a' + 'A');
            words.put(letter, new Line(Line.LETTER_FOLDER + written, upper, names.getOrDefault(written, upper)));
        }
        Set<String> ids = new HashSet<>();
        new TreeMap<>(names)
                .forEach((character, name) -> words.computeIfAbsent(character.codePointAt(0), sign -> {
                    String id = Slug.of(name);
                    return new Line(
                            Line.LETTER_FOLDER + (ids.add(id) ? id : id + "-" + Integer.toHexString(sign)),
                            character,
                            name);
                }));
        return words;
    }

    /** @return every sound that values need, by id */
    List<Line> words() {
        return Stream.concat(phrases.values().stream(), characters.values().stream())
                .sorted(Comparator.comparing(Line::id))
                .toList();
    }

    Optional<Line> phrase(String text) {
        return Optional.ofNullable(phrases.get(text));
    }

    /** @return the letter's or sign's sound; accents are taken off a letter that has no name of its own */
    Optional<Line> character(int codePoint) {
        Line word = characters.get(Character.toLowerCase(codePoint));
        if (word == null) {
            String plain = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFD);
            word = characters.get(Character.toLowerCase(plain.codePointAt(0)));
        }
        return Optional.ofNullable(word);
    }

    /** Cuts a number's words into as few sounds as possible. @return empty when a word has no sound */
    Optional<List<Line>> cut(String numberWords) {
        return Cutting.fewest(numberWords, text -> Optional.ofNullable(phrases.get(text)));
    }
}
