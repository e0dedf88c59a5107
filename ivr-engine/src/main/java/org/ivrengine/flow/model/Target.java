package org.ivrengine.flow.model;

import org.ivrengine.yaml.Place;

/** Where a flow goes on. */
public sealed interface Target {

    Place place();

    /** A step of the same flow. */
    record ToStep(String step, Place place) implements Target {}

    /** The same step from its beginning: what was said is said again. Written {@code repeat}. */
    record Repeat(Place place) implements Target {}

    /** The menu before this one, or the menu that led here. Written {@code back}. */
    record Back(Place place) implements Target {}

    /** The end of this flow: on in the flow that called it, or the end of the call. Written {@code return}. */
    record Return(Place place) implements Target {}

    /** The end of the call. Written {@code hangup}. */
    record HangUp(Place place) implements Target {}
}
