package org.ivrengine.flow.model;

import org.ivrengine.yaml.Place;

/**
 * A condition or a computation in the expression language.
 *
 * @param source as the flow writes it
 * @param place of its first character
 */
public record Expression(String source, Place place, Computation computation) {}
