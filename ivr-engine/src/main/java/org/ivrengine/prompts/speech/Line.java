package org.ivrengine.prompts.speech;

/**
 * One sound of a language: a prompt, or a word from which values are put together.
 *
 * @param id of the sound, for example {@code main-menu}, {@code word/twenty-one} or {@code letter/a}
 * @param text for readers, and for whoever records it
 * @param pronounced for the voice
 */
public record Line(String id, String text, String pronounced) {

    /** Folders of the words and letters from which values are put together; prompts have no place there. */
    static final String WORD_FOLDER = "word/";

    static final String LETTER_FOLDER = "letter/";

    /** @return whether it is a part of spoken values, and no prompt */
    public boolean isWord() {
        return isWord(id);
    }

    /** @return whether such an id belongs to a part of spoken values */
    public static boolean isWord(String id) {
        return id.startsWith(WORD_FOLDER) || id.startsWith(LETTER_FOLDER);
    }
}
