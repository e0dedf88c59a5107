package org.ivrengine.retention.sql;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.callcenter.port.ContactLog.Doubt;
import org.ivrengine.calllog.FileCallLog;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.CallLog.OperationVisit;
import org.ivrengine.flow.port.CallLog.StepVisit;
import org.ivrengine.flow.port.Operations.Change;
import org.ivrengine.flow.port.Operations.Facts;
import org.ivrengine.quality.Answer;
import org.ivrengine.quality.Review;
import org.ivrengine.quality.ReviewBook;
import org.ivrengine.quality.file.ScorecardText;
import org.ivrengine.quality.sql.SqlReviewBook;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Outcome;
import org.ivrengine.store.Database;

/** What calls, self-service and reviews have of Ana Quiroga and Ben Ortega. */
final class TwoCallers {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final InstantSource CLOCK = InstantSource.fixed(NOON.plusSeconds(3_600));
    static final String ANA = "12025550147";
    static final String BEN = "12025550199";
    static final String ANAS = "aa11".repeat(8);
    static final String BENS = "bb22".repeat(8);

    private TwoCallers() {}

    static void call(FileCallLog log) {
        call(log, ANAS, "+" + ANA, "Ana Quiroga", "200417", "12025550111");
        call(log, BENS, BEN, "Ben Ortega", "200418", "12025550122");
    }

    static void inDatabase(Database database) {
        accounts(database);
        recordings(database);
        review(database, ANAS, "Ms Quiroga was angry");
        review(database, BENS, "Mr Ortega was calm");
    }

    private static void call(FileCallLog log, String id, String caller, String name, String account, String phone) {
        CallId call = new CallId(id);
        log.started(new Call(call, caller, name, "1000", "en", NOON));
        log.stepLeft(call, new StepVisit("main", "menu", "menu", "key 1", "en", NOON, NOON.plusSeconds(2)));
        log.operationDone(
                call,
                new OperationVisit(
                        "phone.change",
                        "changed",
                        NOON.plusSeconds(2),
                        NOON.plusSeconds(3),
                        id + "-2",
                        new Facts(Optional.of(account), List.of(new Change("account.phone", caller, phone)))));
        log.contact(
                new Contact(
                        "c-" + id,
                        id,
                        account,
                        "billing",
                        Set.of(),
                        "anna",
                        Outcome.ANSWERED,
                        NOON.plusSeconds(4).toEpochMilli(),
                        9_000,
                        2_000,
                        0,
                        20_000,
                        500,
                        4_000,
                        false,
                        List.of()),
                Doubt.NONE);
        log.ended(call, NOON.plusSeconds(60), Ending.BY_CALLER);
    }

    private static void recordings(Database database) {
        database.jdbi().useHandle(handle -> {
            for (String call : List.of(ANAS, BENS)) {
                handle.execute(
                        "insert into recordings (recording, call_key, contact, queue, agent, rule, state, started_at,"
                                + " duration_ms, unheard_ms, channels, file, bytes, sha256) select ?, call_key, 'c',"
                                + " 'billing', 'anna', 'all', 'KEPT', started_at, 1, 0, 2, ?, 5, '' from calls"
                                + " where call_id = cast(? as uuid)",
                        "rec-" + call,
                        call + ".wav",
                        call);
                handle.execute(
                        "insert into recording_mutes (recording, from_ms, until_ms, wanted_by) values (?, 0, 1, 'x')",
                        "rec-" + call);
            }
        });
    }

    private static void accounts(Database database) {
        database.jdbi().useHandle(handle -> {
            for (List<String> each : List.of(
                    List.of("200417", "Ana Quiroga", "Elm Street", "ana@example.com", ANA, ANAS),
                    List.of("200418", "Ben Ortega", "Oak Street", "ben@example.com", BEN, BENS))) {
                handle.execute(
                        "insert into accounts (number, name, street, house_number, postcode, city, country, language, email,"
                                + " notification, balance_minor, currency, created_at)"
                                + " values (?, ?, ?, '1', '20001', 'Washington', 'US', 'en', ?, 'email', 0, 'USD', ?)",
                        each.get(0),
                        each.get(1),
                        each.get(2),
                        each.get(3),
                        NOON);
                handle.execute(
                        "insert into account_phones (account, phone, is_main) values (?, ?, true)",
                        each.get(0),
                        each.get(4));
                handle.execute(
                        "insert into audit (at, account, who, call_id, what, from_value, to_value)"
                                + " values (?, ?, ?, ?, 'account.name', ?, ?)",
                        NOON,
                        each.get(0),
                        "caller " + each.get(4),
                        each.get(5),
                        each.get(1),
                        each.get(3));
                handle.execute(
                        "insert into operation_results (idempotency_key, operation, result, done_at) values (?, 'x', ?, ?)",
                        each.get(5) + "-2",
                        each.get(1),
                        NOON);
                handle.execute(
                        "insert into call_access (call_id, kind, subject, granted_at) values (?, 'PIN', ?, ?)",
                        each.get(5),
                        each.get(0),
                        NOON);
                handle.execute(
                        "insert into attempts (subject, failures, locks, last_at) values (?, 1, 0, ?)",
                        "account:" + each.get(0),
                        NOON);
            }
        });
    }

    private static void review(Database database, String call, String comment) {
        ReviewBook book = new SqlReviewBook(database.jdbi(), CLOCK);
        Review draft = book.begin(
                ScorecardText.read(
                        "service", "{title: T, pass: 0%, sections: {s: {title: S, criteria: {c: {ask: A}}}}}"),
                new Review.Subject(call, Optional.of("c-" + call), Optional.of("anna"), Optional.of("billing"), NOON),
                "lee");
        book.answer(
                draft.number(), Map.of("c", new Review.Given(new Answer.Yes(), comment)), Optional.of(comment), "lee");
        book.close(draft.number(), "lee");
    }
}
