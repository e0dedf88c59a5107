package org.ivrengine.flow.load;

/**
 * The text of one flow.
 *
 * @param file how faults name it
 */
public record FlowSource(String file, String text) {}
