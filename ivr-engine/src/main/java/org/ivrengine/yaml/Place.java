package org.ivrengine.yaml;

/** Where something stands in its file; both are counted from 1. */
public record Place(int line, int column) {

    /** The beginning of a file. */
    public static final Place START = new Place(1, 1);

    /** @return the place so many characters further on in its line */
    public Place right(int characters) {
        return new Place(line, column + characters);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
