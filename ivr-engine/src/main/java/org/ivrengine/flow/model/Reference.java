package org.ivrengine.flow.model;

import org.ivrengine.yaml.Place;

/** The name of something that stands elsewhere: an operation, a flow, a queue, a variable. */
public record Reference(String name, Place place) {}
