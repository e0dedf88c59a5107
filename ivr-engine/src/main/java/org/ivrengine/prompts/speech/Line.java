package org.ivrengine.prompts.speech;

/**
 * One sound of a language: a prompt, or a word from which values are put together.
 *
 * @param id of the sound, for example {@code main-menu}, {@code word/twenty-one} or {@code letter/a}
 * @param text for readers, and for whoever records it
 * @param pronounced for the voice
 */
public record Line(String id, String text, String pronounced) {}
