package org.ivrengine.flow.run;

/** A flow asked for what cannot be done; the checker is meant to find every one of these before a call does. */
final class FlowFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FlowFault(String message) {
        super(message);
    }
}
