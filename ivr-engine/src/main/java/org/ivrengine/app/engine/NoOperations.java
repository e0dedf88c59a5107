package org.ivrengine.app.engine;

import java.util.Optional;
import java.util.Set;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.port.Operations;

/** There are no operations yet: a flow that asks for one is refused by the checker. */
enum NoOperations implements Operations {
    INSTANCE;

    @Override
    public Set<String> names() {
        return Set.of();
    }

    @Override
    public Optional<OperationSignature> signature(String name) {
        return Optional.empty();
    }

    @Override
    public Result perform(Request request) {
        return new Result(UNAVAILABLE, Optional.empty());
    }
}
