package org.ivrengine.selfservice.sql;

import static org.ivrengine.selfservice.sql.Answers.about;
import static org.ivrengine.selfservice.sql.Answers.date;
import static org.ivrengine.selfservice.sql.Answers.digits;
import static org.ivrengine.selfservice.sql.Answers.fields;
import static org.ivrengine.selfservice.sql.Answers.money;
import static org.ivrengine.selfservice.sql.Answers.number;
import static org.ivrengine.selfservice.sql.Answers.plain;
import static org.ivrengine.selfservice.sql.Answers.position;
import static org.ivrengine.selfservice.sql.Answers.text;
import static org.ivrengine.selfservice.sql.Answers.whole;
import static org.ivrengine.selfservice.sql.Answers.with;

import java.util.Optional;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.Operations.Request;
import org.ivrengine.flow.port.Operations.Result;
import org.ivrengine.flow.port.Value;
import org.ivrengine.selfservice.Outcomes;
import org.ivrengine.selfservice.SelfServiceSettings;
import org.ivrengine.selfservice.Words;
import org.ivrengine.selfservice.sql.OrderAccess.Order;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;

/** What is ordered, where it is, when it comes. */
final class OrderReading {

    private final Desk desk;
    private final OrderAccess orders;

    OrderReading(Desk desk, OrderAccess orders) {
        this.desk = desk;
        this.orders = orders;
    }

    /** By number: for the owner, or with the postcode that it goes to, which opens it to the rest of the call. */
    Result find(Request request) {
        Optional<String> number = number(request, "number");
        Optional<String> postcode = text(request, "postcode");
        return postcode.isEmpty() ? desk.read(handle -> known(handle, request, number)) : opened(request, number);
    }

    private Result known(Handle handle, Request request, Optional<String> number) {
        Optional<Order> open = number.flatMap(given -> orders.order(handle, given))
                .filter(order -> orders.isOpen(handle, request.call(), order));
        if (open.isPresent()) {
            return told(open.get());
        }
        boolean isSomebody =
                CallAccess.account(handle, request.call(), desk.now()).isPresent();
        return plain(isSomebody ? Outcomes.NOT_FOUND : Outcomes.NOT_VERIFIED);
    }

    private Result opened(Request request, Optional<String> number) {
        Result known = desk.read(handle -> known(handle, request, number));
        if (known.outcome().equals(Outcomes.FOUND)) {
            return known;
        }
        try {
            return desk.inTransaction(handle -> ByPostcode.open(
                    handle,
                    request,
                    CallAccess.Kind.ORDER,
                    desk.now(),
                    given -> orders.order(handle, given),
                    this::told));
        } catch (ConnectionException away) {
            return plain(Operations.UNAVAILABLE);
        }
    }

    Result latest(Request request) {
        return desk.read(handle -> {
            Optional<String> account = CallAccess.account(handle, request.call(), desk.now());
            if (account.isEmpty()) {
                return plain(Outcomes.NOT_VERIFIED);
            }
            return position(request) < 1
                    ? about(account.get(), Outcomes.NONE)
                    : orders.latest(handle, account.get(), position(request))
                            .map(this::told)
                            .orElse(about(account.get(), Outcomes.NONE));
        });
    }

    Result line(Request request) {
        return desk.read(handle -> {
            Result order = known(handle, request, number(request, "number"));
            return order.outcome().equals(Outcomes.FOUND)
                    ? line(handle, number(request, "number").orElseThrow(), position(request))
                    : plain(order.outcome());
        });
    }

    private Result line(Handle handle, String order, long position) {
        return handle.select(
                        "select l.product, p.word, l.quantity, l.price_minor, o.currency,"
                                + " (select count(*) from order_lines c where c.order_number = o.number)"
                                + " from order_lines l join products p on p.number = l.product"
                                + " join orders o on o.number = l.order_number"
                                + " where l.order_number = ? and l.position = ?",
                        order,
                        position)
                .map((row, _) -> with(
                        Outcomes.FOUND,
                        fields(
                                "position", whole(position),
                                "count", whole(row.getLong(6)),
                                "product", digits(row.getString(1)),
                                "word", digits(word(desk.settings(), row.getString(2))),
                                "quantity", whole(row.getLong(3)),
                                "price", money(row.getLong(4), row.getString(5)))))
                .findOne()
                .orElse(plain(Outcomes.NONE));
    }

    static String word(SelfServiceSettings settings, String word) {
        return settings.productWords().contains(word) ? word : SelfServiceSettings.OTHER;
    }

    private Result told(Order order) {
        return about(order.account(), Outcomes.FOUND, value(order));
    }

    private Value value(Order order) {
        return fields(
                "number", digits(order.number()),
                "state", digits(order.state()),
                "state_on", date(order.stateOn()),
                "placed_on", date(order.placedOn()),
                "due_on", date(order.dueOn()),
                "total", money(order.totalMinor(), order.currency()),
                "lines", whole(order.lines()),
                "carrier", digits(Words.CARRIERS.contains(order.carrier()) ? order.carrier() : "other"),
                "tracking", digits(order.tracking().replaceAll("[^0-9]", "")),
                "cancellable", new Value.Flag(OrderAccess.isCancellable(order)),
                "returnable", new Value.Flag(orders.isReturnable(order)));
    }
}
