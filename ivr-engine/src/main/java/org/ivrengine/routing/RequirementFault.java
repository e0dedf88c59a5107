package org.ivrengine.routing;

/** A text that is no requirement: what is wrong, where, and what would be right. */
public final class RequirementFault extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int column;

    RequirementFault(int column, String message) {
        super(message);
        this.column = column;
    }

    /** Where in the text, counted from 1. */
    public int column() {
        return column;
    }
}
