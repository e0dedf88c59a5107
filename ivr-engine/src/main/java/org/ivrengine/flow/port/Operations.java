package org.ivrengine.flow.port;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Named actions that a flow can ask for: look up an order, cancel it. Safe for use by many threads. */
public interface Operations {

    /** The outcome that stands for "could not be asked now"; every operation that can fail has it. */
    String UNAVAILABLE = "unavailable";

    Set<String> names();

    Optional<OperationSignature> signature(String name);

    /** Does it and waits for the end. Anything thrown counts as {@link #UNAVAILABLE}. */
    Result perform(Request request);

    /**
     * @param name of the operation
     * @param inputs by name, of the types of the signature; secret ones too, so never logged
     * @param idempotencyKey the same when a step is done again after a crash, different for every other visit
     */
    record Request(CallId call, String name, Map<String, Value> inputs, String idempotencyKey) {

        /** Without the values: secrets are among them. */
        @Override
        public String toString() {
            return name + inputs.keySet() + " " + idempotencyKey;
        }
    }

    /**
     * @param outcome one of the signature's
     * @param output the value of this outcome's type
     */
    record Result(String outcome, Optional<Value> output) {}
}
