package org.ivrengine.selfservice.sql;

import java.time.LocalDate;
import java.util.Optional;
import org.ivrengine.flow.port.CallId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Orders, and to which calls they are open. */
final class OrderAccess {

    private static final String COLUMNS = "select o.number, o.account, o.state, o.state_on, o.placed_on, o.due_on,"
            + " o.delivered_on, o.total_minor, o.currency, o.carrier, o.tracking, a.postcode,"
            + " (select count(*) from order_lines l where l.order_number = o.number) as lines"
            + " from orders o join accounts a on a.number = o.account";

    private final Desk desk;

    OrderAccess(Desk desk) {
        this.desk = desk;
    }

    record Order(
            String number,
            String account,
            String state,
            LocalDate stateOn,
            LocalDate placedOn,
            LocalDate dueOn,
            Optional<LocalDate> deliveredOn,
            long totalMinor,
            String currency,
            String carrier,
            String tracking,
            String postcode,
            int lines)
            implements ByPostcode {}

    private static final RowMapper<Order> ORDER = (row, _) -> new Order(
            row.getString("number"),
            row.getString("account"),
            row.getString("state"),
            row.getObject("state_on", LocalDate.class),
            row.getObject("placed_on", LocalDate.class),
            row.getObject("due_on", LocalDate.class),
            Optional.ofNullable(row.getObject("delivered_on", LocalDate.class)),
            row.getLong("total_minor"),
            row.getString("currency"),
            row.getString("carrier"),
            row.getString("tracking"),
            row.getString("postcode"),
            row.getInt("lines"));

    Optional<Order> order(Handle handle, String number) {
        return handle.select(COLUMNS + " where o.number = ?", number).map(ORDER).findOne();
    }

    /** @param position counted from 1, the latest first */
    Optional<Order> latest(Handle handle, String account, long position) {
        return handle.select(
                        COLUMNS + " where o.account = ? order by o.placed_on desc, o.number desc limit 1 offset ?",
                        account,
                        position - 1)
                .map(ORDER)
                .findOne();
    }

    /** Keeps the order for this transaction alone. */
    Optional<Order> locked(Handle handle, String number) {
        return handle.select("select number from orders where number = ? for update", number)
                .mapTo(String.class)
                .findOne()
                .flatMap(found -> order(handle, found));
    }

    /** To be read: by its owner, or where this call has named its postcode. */
    boolean isOpen(Handle handle, CallId call, Order order) {
        return isOwner(handle, call, order)
                || CallAccess.isOpen(handle, call, CallAccess.Kind.ORDER, order.number(), desk.now());
    }

    boolean isOwner(Handle handle, CallId call, Order order) {
        return CallAccess.account(handle, call, desk.now())
                .filter(order.account()::equals)
                .isPresent();
    }

    /** Until the parcel is given away. */
    static boolean isCancellable(Order order) {
        return switch (order.state()) {
            case "placed", "paid", "packed" -> true;
            default -> false;
        };
    }

    boolean isReturnable(Order order) {
        return order.state().equals("delivered") && isWithinReturnDays(order);
    }

    boolean isWithinReturnDays(Order order) {
        return !order.deliveredOn()
                .orElse(order.stateOn())
                .plusDays(desk.settings().returnDays())
                .isBefore(desk.today());
    }
}
