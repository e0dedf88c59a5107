package org.ivrengine.flow.operations;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.port.Operations;

/**
 * Two sets of operations as one.
 *
 * @param over whose operations stand before those of the same name
 * @param under whose operations are used for all other names
 */
public record LayeredOperations(Operations over, Operations under) implements Operations {

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>(under.names());
        names.addAll(over.names());
        return names;
    }

    @Override
    public Optional<OperationSignature> signature(String name) {
        return over.signature(name).or(() -> under.signature(name));
    }

    @Override
    public Result perform(Request request) {
        return over.signature(request.name()).isPresent() ? over.perform(request) : under.perform(request);
    }
}
