package org.ivrengine.callcenter.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ivrengine.callcenter.supervision.Mode;
import org.ivrengine.callcenter.supervision.Supervision;
import org.ivrengine.callcenter.supervision.Supervision.Kind;
import org.ivrengine.callcenter.supervision.Supervision.Stretch;
import org.ivrengine.callcenter.supervision.Supervision.Subject;
import org.ivrengine.store.Database;
import org.ivrengine.store.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What supervisors did, in H2. */
class SqlSupervisionBookTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");

    private Database database;
    private SqlSupervisionBook book;

    Database open() {
        return TestDatabases.h2();
    }

    @BeforeEach
    void begin() {
        database = open();
        book = new SqlSupervisionBook(database.jdbi());
    }

    @AfterEach
    void end() {
        database.close();
    }

    private static Supervision act(String id, String supervisor, String agent, Instant askedAt) {
        return new Supervision(
                id,
                Kind.TAKE_OVER,
                askedAt,
                "lead",
                supervisor,
                new Subject(agent, "c0ffee", "c0ffee-1", "orders"),
                "ivr-supervisor-1",
                "",
                List.of(),
                Optional.empty(),
                "");
    }

    @Test
    void anActIsKeptFromItsBeginningToItsEndAndItsLastWordCounts() {
        Supervision begun = act("1", "eva", "anna", NOON);
        book.keep(begun);
        assertEquals(List.of(begun), book.open());

        Supervision heard = begun.with(Mode.LISTEN, NOON.plusSeconds(1)).with(Mode.BARGE, NOON.plusSeconds(3));
        book.keep(heard);
        assertEquals(List.of(heard), book.ofCall("c0ffee"));
        assertEquals(
                new Stretch(Mode.LISTEN, NOON.plusSeconds(1), Optional.of(NOON.plusSeconds(3))),
                book.open().getFirst().stretches().getFirst());

        Supervision over = heard.ended(NOON.plusSeconds(5), "over");
        book.keep(over);
        assertEquals(List.of(over), book.ofCall("c0ffee"));
        assertEquals(List.of(), book.open());
    }

    @Test
    void theLatestComeFirstOfASupervisorOrOfAnAgent() {
        book.keep(act("1", "eva", "anna", NOON));
        book.keep(act("2", "fay", "eva", NOON.plusSeconds(1)));
        book.keep(act("3", "fay", "ben", NOON.plusSeconds(2)));
        assertEquals(List.of("3", "2", "1"), ids(book.latest("", 10)));
        assertEquals(List.of("2", "1"), ids(book.latest("eva", 10)));
        assertEquals(List.of("3"), ids(book.latest("fay", 1)));
        assertEquals(List.of(), book.ofCall("c0"));
    }

    @Test
    void textsThatAreTooLongAreCutAndNothingIsLost() {
        Supervision act = act("1", "eva", "anna", NOON).ended(NOON, "x".repeat(300));
        book.keep(act);
        assertEquals(200, book.latest("", 1).getFirst().outcome().length());
    }

    private static List<String> ids(List<Supervision> acts) {
        return acts.stream().map(Supervision::id).toList();
    }
}
