package org.ivrengine.yaml;

/** Where something stands in its file; both are counted from 1. */
public record Place(int line, int column) {

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
