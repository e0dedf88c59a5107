package org.ivrengine.selfservice;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.ValueType;

/** Writes a signature as it reads. */
final class SignatureBuilder {

    private final String name;
    private final Map<String, OperationSignature.Input> inputs = new LinkedHashMap<>();
    private final Map<String, Optional<ValueType>> outcomes = new LinkedHashMap<>();

    private SignatureBuilder(String name) {
        this.name = name;
    }

    static SignatureBuilder operation(String name) {
        return new SignatureBuilder(name);
    }

    SignatureBuilder needs(String input, ValueType type) {
        inputs.put(input, new OperationSignature.Input(type, true));
        return this;
    }

    SignatureBuilder takes(String input, ValueType type) {
        inputs.put(input, new OperationSignature.Input(type, false));
        return this;
    }

    SignatureBuilder gives(String outcome, ValueType type) {
        outcomes.put(outcome, Optional.of(type));
        return this;
    }

    SignatureBuilder or(String... names) {
        for (String outcome : names) {
            outcomes.put(outcome, Optional.empty());
        }
        return this;
    }

    /** With the outcome that every operation has that can fail. */
    OperationSignature build() {
        outcomes.put(Operations.UNAVAILABLE, Optional.empty());
        return new OperationSignature(name, inputs, outcomes);
    }
}
