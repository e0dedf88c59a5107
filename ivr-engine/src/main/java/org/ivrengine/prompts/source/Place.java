package org.ivrengine.prompts.source;

import org.ivrengine.yaml.Fault;

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

    /** @param message what is wrong here and what would be right */
    public Fault fault(String message) {
        return new Fault(file, line, column, message);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
