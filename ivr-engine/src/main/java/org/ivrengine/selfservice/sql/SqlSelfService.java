package org.ivrengine.selfservice.sql;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.selfservice.SelfServiceSettings;
import org.ivrengine.selfservice.Signatures;
import org.jdbi.v3.core.Jdbi;

/** Self-service on a database that may be away: then every operation ends as unavailable. Safe for use by many threads. */
public final class SqlSelfService implements Operations, AutoCloseable {

    private final Desk desk;
    private final PinChecks pins = new PinChecks();
    private final Map<String, Entry> entries = new TreeMap<>();

    private record Entry(OperationSignature signature, Function<Request, Result> action) {}

    public SqlSelfService(Jdbi jdbi, SelfServiceSettings settings, InstantSource clock) {
        desk = new Desk(jdbi, settings, clock);
        Signatures signatures = new Signatures(settings);
        OrderAccess orders = new OrderAccess(desk);
        SignIn signIn = new SignIn(desk, pins);
        AccountReading account = new AccountReading(desk);
        AccountChanges accountChanges = new AccountChanges(desk, pins);
        OrderReading order = new OrderReading(desk, orders);
        OrderChanges orderChanges = new OrderChanges(desk, orders);
        Shop shop = new Shop(desk);
        Appointments appointments = new Appointments(desk);
        add(signatures.accountIdentify(), signIn::identify);
        add(signatures.accountVerify(), signIn::verify);
        add(signatures.accountBalance(), account::balance);
        add(signatures.accountAddress(), account::address);
        add(signatures.accountConfirmAddress(), accountChanges::confirmAddress);
        add(signatures.accountChangePhone(), accountChanges::changePhone);
        add(signatures.accountChangePin(), accountChanges::changePin);
        add(signatures.accountChangeLanguage(), accountChanges::changeLanguage);
        add(signatures.accountChangeNotification(), accountChanges::changeNotification);
        add(signatures.ordersFind(), order::find);
        add(signatures.ordersLatest(), order::latest);
        add(signatures.ordersLine(), order::line);
        add(signatures.ordersCancel(), orderChanges::cancel);
        add(signatures.ordersReturn(), orderChanges::requestReturn);
        add(signatures.ordersExchange(), orderChanges::exchange);
        add(signatures.productsStock(), shop::stock);
        add(signatures.offersGet(), shop::offer);
        add(signatures.applicationsStatus(), new Applications(desk)::status);
        add(signatures.appointmentsFree(), appointments::free);
        add(signatures.appointmentsMine(), appointments::mine);
        add(signatures.appointmentsBook(), appointments::book);
        add(signatures.appointmentsMove(), appointments::move);
        add(signatures.appointmentsCancel(), appointments::cancel);
    }

    private void add(OperationSignature signature, Function<Request, Result> action) {
        entries.put(signature.name(), new Entry(signature, action));
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    @Override
    public Optional<OperationSignature> signature(String name) {
        return Optional.ofNullable(entries.get(name)).map(Entry::signature);
    }

    @Override
    public Result perform(Request request) {
        Entry entry = entries.get(request.name());
        if (entry == null) {
            throw new IllegalArgumentException("there is no operation " + request.name());
        }
        return entry.action().apply(request);
    }

    /** Makes ready what the first caller would wait for. Returns at once. */
    public void warmUp() {
        pins.warmUp();
    }

    /** Forgets what no call needs any more: results, what calls have proven, attempts of long ago. */
    public void forgetOld() {
        Instant now = desk.now();
        desk.jdbi().useHandle(handle -> {
            handle.execute("delete from operation_results where done_at < ?", now.minus(SqlLimits.RESULTS_FOR));
            handle.execute("delete from call_access where granted_at < ?", now.minus(SqlLimits.ACCESS_FOR));
            handle.execute(
                    "delete from attempts where last_at < ? and (locked_until is null or locked_until < ?)",
                    now.minus(SqlLimits.RESULTS_FOR),
                    now);
        });
    }

    @Override
    public void close() {
        pins.close();
    }
}
