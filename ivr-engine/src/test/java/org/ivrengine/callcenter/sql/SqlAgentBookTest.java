package org.ivrengine.callcenter.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.AgentBook.Added;
import org.ivrengine.callcenter.port.AgentBook.Change;
import org.ivrengine.callcenter.port.AgentBook.NoSuchAgentException;
import org.ivrengine.callcenter.port.AgentDirectory.Duty;
import org.ivrengine.store.Database;
import org.ivrengine.store.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agents in H2. */
class SqlAgentBookTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123Z");

    private Database database;
    private SqlAgentBook book;

    Database open() {
        return TestDatabases.h2();
    }

    @BeforeEach
    void begin() {
        database = open();
        book = new SqlAgentBook(database.jdbi(), () -> NOW);
    }

    @AfterEach
    void end() {
        database.close();
    }

    private static Agent anna() {
        return new Agent(
                "anna",
                "Anna Pérez",
                "PJSIP/anna",
                "es",
                new TreeMap<>(Map.of("billing", 80, "spanish", 40)),
                new TreeSet<>(Set.of("supervisor")));
    }

    private static Agent ben() {
        return Agent.of("ben", "PJSIP/ben", Map.of());
    }

    private static SortedMap<String, SortedMap<String, Integer>> levels(String agent, Map<String, Integer> levels) {
        return new TreeMap<>(Map.of(agent, new TreeMap<>(levels)));
    }

    private static Change change(String what, String from, String to) {
        return new Change(NOW, "lead", "anna", what, from, to);
    }

    @Test
    void anAgentComesBackAsSheWasAdded() {
        assertEquals(new Added.Done(), book.add(anna(), "lead"));
        assertEquals(new Added.Done(), book.add(ben(), "lead"));

        assertEquals(List.of(anna(), ben()), book.agents());
        assertEquals(Optional.of(anna()), book.agent("anna"));
        assertEquals(Optional.empty(), book.agent("carl"));
    }

    @Test
    void anIdIsHersForEverAndATelephoneWhileSheIsThere() {
        book.add(anna(), "lead");
        assertEquals(new Added.IdTaken(false), book.add(anna(), "lead"));
        assertEquals(new Added.PhoneTaken("anna"), book.add(Agent.of("ann", "PJSIP/anna", Map.of()), "lead"));

        assertTrue(book.remove("anna", "lead"));

        assertEquals(List.of(), book.agents());
        assertEquals(new Added.IdTaken(true), book.add(anna(), "lead"));
        assertEquals(new Added.Done(), book.add(Agent.of("ann", "PJSIP/anna", Map.of()), "lead"));
    }

    @Test
    void whoIsRemovedIsNoLongerOnDuty() {
        book.add(anna(), "lead");
        book.keep(new Duty.SignedIn("anna"));

        book.remove("anna", "lead");
        book.keep(new Duty.SignedIn("anna"));

        assertEquals(List.of(), book.onDuty());
    }

    @Test
    void levelsChangeAndWhoChangedThemIsKept() {
        book.add(anna(), "setup");

        List<Change> changes =
                book.setLevels(levels("anna", Map.of("billing", 90, "english", 70, "spanish", 0)), "lead");

        assertEquals(
                List.of(
                        change("skill billing", "80", "90"),
                        change("skill english", "", "70"),
                        change("skill spanish", "40", "")),
                changes);
        assertEquals(
                Map.of("billing", 90, "english", 70),
                book.agent("anna").orElseThrow().skills());
        assertEquals(changes.reversed(), book.history("anna", 3));
    }

    @Test
    void aLevelThatIsTheSameIsNoChange() {
        book.add(anna(), "setup");
        assertEquals(List.of(), book.setLevels(levels("anna", Map.of("billing", 80, "english", 0)), "lead"));
    }

    @Test
    void whereOneAgentDoesNotExistNobodyIsChanged() {
        book.add(anna(), "setup");
        SortedMap<String, SortedMap<String, Integer>> both = levels("anna", Map.of("billing", 1));
        both.put("nobody", new TreeMap<>(Map.of("billing", 1)));

        assertEquals(
                "nobody",
                assertThrows(NoSuchAgentException.class, () -> book.setLevels(both, "lead"))
                        .agent());

        assertEquals(80, book.agent("anna").orElseThrow().skills().get("billing"));
    }

    @Test
    void theShiftIsKept() {
        book.add(anna(), "setup");
        book.add(ben(), "setup");
        book.keep(new Duty.SignedIn("ben"));
        book.keep(new Duty.SignedIn("anna"));
        book.keep(new Duty.Paused("anna", "lunch"));
        assertEquals(List.of(new Duty.Paused("anna", "lunch"), new Duty.SignedIn("ben")), book.onDuty());

        book.keep(new Duty.SignedOut("ben"));
        book.keep(new Duty.SignedIn("anna"));
        assertEquals(List.of(new Duty.SignedIn("anna")), book.onDuty());
    }

    @Test
    void twoWhoChangeTheSameLevelDoItOneAfterTheOther() throws InterruptedException {
        book.add(anna(), "setup");
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            int first = writer * 10 + 1;
            writers.add(Thread.ofVirtual().start(() -> {
                for (int level = first; level < first + 10; level++) {
                    book.setLevels(levels("anna", Map.of("billing", level)), "writer");
                }
            }));
        }
        for (Thread writer : writers) {
            writer.join();
        }

        List<Change> history = book.history("anna", 40);
        for (int i = 0; i + 1 < history.size(); i++) {
            assertEquals(history.get(i + 1).to(), history.get(i).from(), "each goes on from the one before");
        }
        assertEquals(40, history.size());
    }
}
