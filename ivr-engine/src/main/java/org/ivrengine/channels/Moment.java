package org.ivrengine.channels;

/** @param exact false: it was then at the latest, some time after reports were lost */
public record Moment(long atMs, boolean exact) {}
