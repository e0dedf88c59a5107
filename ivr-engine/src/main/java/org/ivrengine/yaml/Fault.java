package org.ivrengine.yaml;

/**
 * Something wrong in a file that people write, for the reader: where, what, and what would be right.
 *
 * @param file path as the reader knows it
 * @param line counted from 1
 * @param column counted from 1
 */
public record Fault(String file, int line, int column, String message) implements Comparable<Fault> {

    /** Where no line is to blame, for example when a file is missing. */
    public static Fault ofWhole(String file, String message) {
        return new Fault(file, 1, 1, message);
    }

    /** In the order in which a reader goes through the files. */
    @Override
    public int compareTo(Fault other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        int byLine = Integer.compare(line, other.line);
        if (byLine != 0) {
            return byLine;
        }
        int byColumn = Integer.compare(column, other.column);
        return byColumn != 0 ? byColumn : message.compareTo(other.message);
    }

    /** The form that editors and terminals make a link of. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
