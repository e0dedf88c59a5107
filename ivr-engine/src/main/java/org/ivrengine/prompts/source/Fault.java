package org.ivrengine.prompts.source;

/**
 * Something wrong in a file.
 *
 * @param message what is wrong and what would be right
 */
public record Fault(Place place, String message) {

    @Override
    public String toString() {
        return place + ": " + message;
    }
}
