package org.ivrengine.flow.operations;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.port.Operations.Request;
import org.ivrengine.flow.port.Operations.Result;
import org.ivrengine.flow.port.Value;
import org.ivrengine.flow.port.ValueType;
import org.ivrengine.flow.port.ValueType.Plain;

/** A shop of three orders in memory, to try flows with: {@code orders.find} for 10023, 10024 and 10025. */
public final class DemoOrders {

    private static final List<String> STATES = List.of("received", "shipped", "cancelled");
    private static final long FIRST_NUMBER = 10_023;

    private final InstantSource clock;

    public DemoOrders(InstantSource clock) {
        this.clock = clock;
    }

    /** The registry with the shop's operations. */
    public OperationRegistry in(OperationRegistry registry) {
        return registry.with(signature(), this::find);
    }

    static OperationSignature signature() {
        Map<String, ValueType> order = new LinkedHashMap<>();
        order.put("number", Plain.DIGITS);
        order.put("state", new ValueType.OneOf(new LinkedHashSet<>(STATES)));
        order.put("total", Plain.MONEY);
        order.put("due", Plain.DATE);
        Map<String, Optional<ValueType>> outcomes = new LinkedHashMap<>();
        outcomes.put("found", Optional.of(new ValueType.Fields(order)));
        outcomes.put("not_found", Optional.empty());
        outcomes.put("unavailable", Optional.empty());
        return new OperationSignature(
                "orders.find", Map.of("number", new OperationSignature.Input(Plain.DIGITS, true)), outcomes);
    }

    private Result find(Request request) {
        if (!(request.inputs().get("number") instanceof Value.Text(String number)) || !number.matches("\\d{1,9}")) {
            return new Result("not_found", Optional.empty());
        }
        long index = Long.parseLong(number) - FIRST_NUMBER;
        if (index < 0 || index >= STATES.size()) {
            return new Result("not_found", Optional.empty());
        }
        LocalDate due = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(2 + index);
        return new Result(
                "found",
                Optional.of(new Value.Fields(Map.of(
                        "number", new Value.Text(number),
                        "state", new Value.Text(STATES.get((int) index)),
                        "total", new Value.Money(4_990 + 1_000 * index, "USD"),
                        "due", new Value.Date(due)))));
    }
}
