package org.ivrengine.flow.model;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ivrengine.flow.port.Value;

/** An expression that is ready to be computed. Safe for use by many threads. */
public interface Computation {

    /** Names of the variables that it uses. */
    Set<String> variables();

    /**
     * @param lookup gives the value of a variable
     * @return text, a number or a flag
     * @throws IllegalArgumentException when it cannot be computed with these values; without the values, for they may
     *     be secret
     */
    Value compute(Function<String, Optional<Value>> lookup);
}
