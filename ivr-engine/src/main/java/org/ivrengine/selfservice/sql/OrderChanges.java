package org.ivrengine.selfservice.sql;

import static org.ivrengine.selfservice.sql.Answers.changed;
import static org.ivrengine.selfservice.sql.Answers.date;
import static org.ivrengine.selfservice.sql.Answers.digits;
import static org.ivrengine.selfservice.sql.Answers.fields;
import static org.ivrengine.selfservice.sql.Answers.money;
import static org.ivrengine.selfservice.sql.Answers.number;
import static org.ivrengine.selfservice.sql.Answers.plain;
import static org.ivrengine.selfservice.sql.Answers.text;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.ivrengine.flow.port.Operations.Change;
import org.ivrengine.flow.port.Operations.Request;
import org.ivrengine.flow.port.Operations.Result;
import org.ivrengine.flow.port.Value;
import org.ivrengine.selfservice.Outcomes;
import org.ivrengine.selfservice.sql.OrderAccess.Order;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What the caller changes of her own orders; a postcode opens them only to be read. Once, audited, in one transaction. */
final class OrderChanges {

    private static final int RETURN_NUMBERS = 100_000_000;

    private final Desk desk;
    private final OrderAccess orders;
    private final SecureRandom random = new SecureRandom();

    OrderChanges(Desk desk, OrderAccess orders) {
        this.desk = desk;
        this.orders = orders;
    }

    private record Line(String product, int quantity, int stock) {}

    /** What was paid becomes credit; what was ordered is in stock again. */
    Result cancel(Request request) {
        return change(request, (handle, order) -> {
            if (order.state().equals("cancelled")) {
                return plain("already");
            }
            if (!OrderAccess.isCancellable(order)) {
                return plain("too_late");
            }
            List<Change> changes = new ArrayList<>();
            changes.add(toState(handle, order, "cancelled"));
            lockedLines(handle, order)
                    .forEach(line -> handle.execute(
                            "update products set stock = stock + ? where number = ?", line.quantity(), line.product()));
            long refund = order.state().equals("placed") ? 0 : order.totalMinor();
            if (refund > 0) {
                changes.add(credit(handle, order, refund));
            }
            return done(handle, request, order, "cancelled", money(refund, order.currency()), changes);
        });
    }

    /** Orders are locked before accounts, everywhere. */
    private static Change credit(Handle handle, Order order, long refund) {
        long before = handle.select("select balance_minor from accounts where number = ? for update", order.account())
                .mapTo(Long.class)
                .one();
        handle.execute("update accounts set balance_minor = ? where number = ?", before - refund, order.account());
        return new Change("account.balance_minor", Long.toString(before), Long.toString(before - refund));
    }

    Result requestReturn(Request request) {
        return change(request, (handle, order) -> {
            Optional<Result> refused = refused(order);
            if (refused.isPresent()) {
                return refused.get();
            }
            Change change = toState(handle, order, "return_requested");
            return done(
                    handle,
                    request,
                    order,
                    "requested",
                    sendBack(handle, order, text(request, "reason").orElse(null)),
                    List.of(change));
        });
    }

    /** The same again, at once, while what came is sent back. */
    Result exchange(Request request) {
        return change(request, (handle, order) -> {
            Optional<Result> refused = refused(order);
            if (refused.isPresent()) {
                return refused.get();
            }
            List<Line> lines = lockedLines(handle, order);
            if (lines.stream().anyMatch(line -> line.stock() < line.quantity())) {
                return plain("no_stock");
            }
            lines.forEach(line -> handle.execute(
                    "update products set stock = stock - ? where number = ?", line.quantity(), line.product()));
            Change change = toState(handle, order, "exchanged");
            return done(handle, request, order, "exchanged", sendBack(handle, order, null), List.of(change));
        });
    }

    private Optional<Result> refused(Order order) {
        return switch (order.state()) {
            case "delivered" -> orders.isWithinReturnDays(order) ? Optional.empty() : Optional.of(plain("too_late"));
            case "return_requested", "exchanged", "refunded" -> Optional.of(plain("already"));
            default -> Optional.of(plain("not_delivered"));
        };
    }

    private Value sendBack(Handle handle, Order order, @Nullable String reason) {
        String returnNumber = String.format("%08d", random.nextInt(RETURN_NUMBERS));
        handle.execute(
                "update orders set return_number = ?, return_reason = ? where number = ?",
                returnNumber,
                reason,
                order.number());
        LocalDate until = desk.today().plusDays(SqlLimits.SEND_BACK_DAYS);
        return fields("return_number", digits(returnNumber), "until", date(until));
    }

    /** In the order of their numbers, in which everybody locks products. */
    private static List<Line> lockedLines(Handle handle, Order order) {
        return handle
                .select(
                        "select product, sum(quantity) from order_lines where order_number = ?"
                                + " group by product order by product",
                        order.number())
                .map((row, _) -> new Line(row.getString(1), row.getInt(2), 0))
                .list()
                .stream()
                .map(line -> new Line(
                        line.product(),
                        line.quantity(),
                        handle.select("select stock from products where number = ? for update", line.product())
                                .mapTo(Integer.class)
                                .one()))
                .toList();
    }

    private Change toState(Handle handle, Order order, String state) {
        handle.execute(
                "update orders set state = ?, state_on = ? where number = ?", state, desk.today(), order.number());
        return new Change("order " + order.number() + ".state", order.state(), state);
    }

    private Result change(Request request, BiFunction<Handle, Order, Result> work) {
        return desk.once(request, handle -> {
            Optional<String> account = CallAccess.account(handle, request.call(), desk.now());
            if (account.isEmpty()) {
                return plain(Outcomes.NOT_VERIFIED);
            }
            return number(request, "number")
                    .flatMap(given -> orders.locked(handle, given))
                    .filter(order -> order.account().equals(account.get()))
                    .map(order -> work.apply(handle, order))
                    .orElse(plain(Outcomes.NOT_FOUND));
        });
    }

    private Result done(
            Handle handle, Request request, Order order, String outcome, Value output, List<Change> changes) {
        Audit.write(
                handle,
                desk.now(),
                order.account(),
                Audit.CALLER,
                request.call().value(),
                changes);
        return changed(order.account(), outcome, output, changes);
    }
}
