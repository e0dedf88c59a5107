package org.ivrengine.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code GET /health}. */
final class Health {

    private final List<HealthCheck> checks;

    Health(List<HealthCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    Reply get() {
        Map<String, Wire.Check> found = new LinkedHashMap<>();
        boolean isWell = true;
        for (HealthCheck check : checks) {
            String fault = check.fault().get().orElse("");
            isWell &= fault.isEmpty();
            found.put(check.name(), new Wire.Check(fault.isEmpty(), fault));
        }
        return new Reply(isWell ? 200 : 503, new Wire.Health(isWell ? "ok" : "degraded", found));
    }
}
