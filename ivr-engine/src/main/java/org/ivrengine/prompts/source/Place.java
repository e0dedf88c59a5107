package org.ivrengine.prompts.source;

/**
 * A place in a file that somebody wrote.
 *
 * @param line from 1
 * @param column from 1
 */
public record Place(String file, int line, int column) {

    /** @return a place where no line is to blame, for example that of a file that is missing */
    public static Place whole(String file) {
        return new Place(file, 1, 1);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
