package org.ivrengine.flow.trial;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ivrengine.yaml.Place;

/**
 * One call and how it must go.
 *
 * @param title one sentence
 * @param file as faults name it
 * @param place where it begins in the file
 * @param turns in order; the last one ends the call
 */
public record Transcript(String title, String file, Place place, Setting setting, List<Turn> turns) {

    public Transcript {
        turns = List.copyOf(turns);
    }

    /** The form that editors and terminals make a link of. */
    public String where() {
        return file + ":" + place;
    }

    /**
     * What is so before the call begins.
     *
     * @param dials called number, which chooses the flow
     * @param flow the flow in which the call begins instead
     * @param caller caller's number
     * @param language that the telephone system gives the channel
     * @param clock when the call begins
     */
    public record Setting(
            String dials, Optional<String> flow, String caller, String language, Instant clock, Given given) {}
}
