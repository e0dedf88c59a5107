package org.ivrengine.prompts.speech;

import java.util.List;

/**
 * How a value is worded.
 *
 * @param text for readers
 * @param pieces for the ear, in order
 */
record Wording(String text, List<Piece> pieces) {

    private static final String SOFT_HYPHEN = "\u00ad";

    Wording {
        pieces = List.copyOf(pieces);
    }

    static Wording phrase(String text) {
        return new Wording(text, List.of(new Piece.Phrase(text)));
    }

    static Wording number(String words) {
        return new Wording(words.replace(SOFT_HYPHEN, ""), List.of(new Piece.Numeral(words)));
    }

    /** Blanks between the characters in the text tell a reader that they are said one by one. */
    static Wording characters(String characters) {
        String text = String.join(
                " ", characters.codePoints().mapToObj(Character::toString).toList());
        return new Wording(text, List.of(new Piece.Characters(characters)));
    }
}
