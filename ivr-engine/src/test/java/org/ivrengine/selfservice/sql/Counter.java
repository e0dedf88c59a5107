package org.ivrengine.selfservice.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.Operations.Request;
import org.ivrengine.flow.port.Operations.Result;
import org.ivrengine.flow.port.Value;
import org.ivrengine.selfservice.Pins;
import org.ivrengine.selfservice.SelfServiceSettings;
import org.ivrengine.store.Database;

/** The demo company on a database of its own, with a clock that stands still, and callers who ask it for things. */
final class Counter implements AutoCloseable, InstantSource {

    private static final List<String> TABLES = List.of(
            "call_access",
            "attempts",
            "operation_results",
            "audit",
            "appointment_slots",
            "applications",
            "order_lines",
            "orders",
            "offers",
            "products",
            "account_phones",
            "accounts");

    private static final AtomicInteger VISITS = new AtomicInteger();

    final Database database;
    private volatile SqlSelfService service;

    /** Half past nine on a Monday, in New York. */
    private volatile Instant now = Instant.parse("2026-11-23T14:30:00Z");

    /** The database is emptied and filled again, which is quicker than a new one for each test. */
    Counter(Database database) {
        this.database = database;
        database.jdbi().useTransaction(handle -> TABLES.forEach(table -> handle.execute("delete from " + table)));
        DemoCompany.fill(database.jdbi(), SelfServiceSettings.DEFAULT, this, Pins::hashForRehearsal);
        service = new SqlSelfService(database.jdbi(), SelfServiceSettings.DEFAULT, this);
    }

    @Override
    public Instant instant() {
        return now;
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    /** Another process on the same database. */
    void restarts() {
        service.close();
        service = new SqlSelfService(database.jdbi(), SelfServiceSettings.DEFAULT, this);
    }

    /** The same database, reached another way. */
    void serves(Database otherWay) {
        service.close();
        service = new SqlSelfService(otherWay.jdbi(), SelfServiceSettings.DEFAULT, this);
    }

    /** Somebody who calls. */
    Caller caller() {
        return new Caller(CallId.mint());
    }

    /** Somebody who calls and has proven that the account is hers. */
    Caller signedIn(int account) {
        Caller caller = caller();
        assertEquals(
                "verified", caller.verify(account, DemoCompany.pin(account)).outcome());
        return caller;
    }

    SqlSelfService service() {
        return service;
    }

    final class Caller {
        final CallId call;

        Caller(CallId call) {
            this.call = call;
        }

        Result verify(int account, String pin) {
            return asks("account.verify", "account", DemoCompany.account(account), "pin", pin);
        }

        /** Name and value of each input: text, or a number. */
        Result asks(String operation, Object... inputs) {
            return asksAs(call + "-" + VISITS.incrementAndGet(), operation, inputs);
        }

        Result asksAs(String key, String operation, Object... inputs) {
            Map<String, Value> values = new LinkedHashMap<>();
            for (int i = 0; i < inputs.length; i += 2) {
                values.put(
                        (String) inputs[i],
                        inputs[i + 1] instanceof Integer number
                                ? new Value.Whole(number)
                                : new Value.Text((String) inputs[i + 1]));
            }
            return service.perform(new Request(call, operation, values, key));
        }

        String outcome(String operation, Object... inputs) {
            return asks(operation, inputs).outcome();
        }
    }

    /** One field of what came back, as text. */
    static String field(Result result, String name) {
        Value.Fields fields = (Value.Fields) result.output().orElseThrow();
        Value value = fields.values().get(name);
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Whole(long number) -> Long.toString(number);
            case Value.Money(long minorUnits, String currency) -> minorUnits + " " + currency;
            case Value.Date date -> date.date().toString();
            case Value.Time time -> time.time().toString();
            case Value.Flag flag -> Boolean.toString(flag.isTrue());
            case Value.Fields nested -> nested.toString();
            case null -> throw new AssertionError("no field " + name + " in " + fields);
        };
    }

    /** What and from and to of everything that the audit knows of an account. */
    List<String> audit(int account) {
        return database.jdbi()
                .withHandle(handle -> handle.select(
                                "select what, from_value, to_value from audit where account = ? order by id",
                                DemoCompany.account(account))
                        .map((row, _) -> row.getString(1) + ": " + row.getString(2) + " -> " + row.getString(3))
                        .list());
    }

    int count(String sql, Object... values) {
        return database.jdbi()
                .withHandle(handle ->
                        handle.select(sql, values).mapTo(Integer.class).one());
    }

    @Override
    public void close() {
        service.close();
    }
}
