package org.ivrengine.selfservice.sql;

import static org.ivrengine.selfservice.sql.Answers.date;
import static org.ivrengine.selfservice.sql.Answers.digits;
import static org.ivrengine.selfservice.sql.Answers.fields;
import static org.ivrengine.selfservice.sql.Answers.money;
import static org.ivrengine.selfservice.sql.Answers.number;
import static org.ivrengine.selfservice.sql.Answers.plain;
import static org.ivrengine.selfservice.sql.Answers.position;
import static org.ivrengine.selfservice.sql.Answers.whole;
import static org.ivrengine.selfservice.sql.Answers.with;

import java.time.LocalDate;
import org.ivrengine.flow.port.Operations.Request;
import org.ivrengine.flow.port.Operations.Result;
import org.ivrengine.flow.port.Value;
import org.ivrengine.selfservice.Outcomes;

/** What is sold, for everybody. */
final class Shop {

    private final Desk desk;

    Shop(Desk desk) {
        this.desk = desk;
    }

    Result stock(Request request) {
        return desk.read(handle -> number(request, "product")
                .flatMap(product -> handle.select(
                                "select word, price_minor, currency, stock from products where number = ?", product)
                        .map((row, _) -> with(
                                Outcomes.FOUND,
                                fields(
                                        "product", digits(product),
                                        "word", word(row.getString(1)),
                                        "price", money(row.getLong(2), row.getString(3)),
                                        "stock", whole(row.getLong(4)),
                                        "state", digits(state(row.getLong(4))))))
                        .findOne())
                .orElse(plain(Outcomes.NOT_FOUND)));
    }

    private static String state(long stock) {
        return stock == 0 ? "none" : stock < SqlLimits.STOCK_FEW ? "few" : "in_stock";
    }

    /** Of today's offers, the one that saves most first. */
    Result offer(Request request) {
        long position = position(request);
        LocalDate today = desk.today();
        return desk.read(handle -> {
            long count = handle.select(
                            "select count(*) from offers where begins_on <= ? and ends_on >= ?", today, today)
                    .mapTo(Long.class)
                    .one();
            if (position < 1 || position > count) {
                return plain(Outcomes.NONE);
            }
            return handle.select(
                            "select p.number, p.word, o.price_minor, p.price_minor, p.currency, o.ends_on"
                                    + " from offers o join products p on p.number = o.product"
                                    + " where o.begins_on <= ? and o.ends_on >= ?"
                                    + " order by p.price_minor - o.price_minor desc, p.number limit 1 offset ?",
                            today,
                            today,
                            position - 1)
                    .map((row, _) -> with(
                            Outcomes.FOUND,
                            fields(
                                    "position", whole(position),
                                    "count", whole(count),
                                    "product", digits(row.getString(1)),
                                    "word", word(row.getString(2)),
                                    "price", money(row.getLong(3), row.getString(5)),
                                    "before", money(row.getLong(4), row.getString(5)),
                                    "until", date(row.getObject(6, LocalDate.class)))))
                    .findOne()
                    .orElse(plain(Outcomes.NONE));
        });
    }

    private Value word(String word) {
        return digits(OrderReading.word(desk.settings(), word));
    }
}
