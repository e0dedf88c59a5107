package org.ivrengine.app.engine;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.port.Operations;

/** Operations whose times and outcomes are counted: {@code operations.<name>} and {@code operations.<name>.<outcome>}. */
record MeasuredOperations(Operations operations, MetricRegistry metrics) implements Operations {

    private static final String PREFIX = "operations";

    /** Outcome of those that threw. */
    private static final String FAULT = "fault";

    @Override
    public Set<String> names() {
        return operations.names();
    }

    @Override
    public Optional<OperationSignature> signature(String name) {
        return operations.signature(name);
    }

    @Override
    public Result perform(Request request) {
        String outcome = FAULT;
        Timer.Context timed =
                metrics.timer(MetricRegistry.name(PREFIX, request.name())).time();
        try {
            Result result = operations.perform(request);
            outcome = result.outcome();
            return result;
        } finally {
            timed.stop();
            metrics.counter(MetricRegistry.name(PREFIX, request.name(), outcome))
                    .inc();
        }
    }
}
