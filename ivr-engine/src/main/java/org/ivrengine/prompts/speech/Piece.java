package org.ivrengine.prompts.speech;

/** A part of a spoken value, before it is known which sounds make it. */
sealed interface Piece {

    /** Said as it stands, in one sound. */
    record Phrase(String text) implements Piece {}

    /** A number in words; may be cut into sounds at blanks and soft hyphens. */
    record Numeral(String text) implements Piece {}

    /** Said one by one. */
    record Characters(String characters) implements Piece {}
}
