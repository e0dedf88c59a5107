package org.ivrengine.flow.model;

/**
 * How long the caller may take.
 *
 * @param firstDigitMs from the end of the prompt to the first key
 * @param interDigitMs from one key to the next
 */
public record InputTimes(long firstDigitMs, long interDigitMs) {}
