package org.ivrengine.flow.port;

import java.util.List;
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
     * @param facts what the call log shall know of it
     */
    record Result(String outcome, Optional<Value> output, Facts facts) {

        /** A result of which the call log knows only the outcome. */
        public Result(String outcome, Optional<Value> output) {
            this(outcome, output, Facts.NONE);
        }
    }

    /**
     * What an operation tells the call log: who the caller turned out to be, and what was changed for her.
     *
     * @param account number of the account that the call is about from now on; empty when this operation does not say
     * @param changes made by it, in order
     */
    record Facts(Optional<String> account, List<Change> changes) {

        /** Nobody was identified and nothing was changed. */
        public static final Facts NONE = new Facts(Optional.empty(), List.of());

        public Facts {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Something that was changed. Never a secret: the change of a PIN has empty {@code from} and {@code to}.
     *
     * @param what for example {@code account.phone} or {@code order 10023.state}
     * @param from what it was before
     * @param to what it is now
     */
    record Change(String what, String from, String to) {}
}
