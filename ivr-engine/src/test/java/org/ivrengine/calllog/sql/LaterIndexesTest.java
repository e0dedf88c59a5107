package org.ivrengine.calllog.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.ivrengine.store.Database;
import org.ivrengine.store.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that was filled without indexes has afterwards those that it had before. */
class LaterIndexesTest {

    private Database database;

    Database open() {
        return TestDatabases.h2();
    }

    /** Every index of the call log's tables: table and columns, in order. */
    String indexes() {
        return "select table_name || ' ' || string_agg(column_name || ' ' || coalesce(ordering_specification, ''), ', '"
                + " order by ordinal_position) from information_schema.index_columns where table_schema = 'public'"
                + " group by table_name, index_name order by 1";
    }

    @BeforeEach
    void openDatabase() {
        database = open();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void indexesAreAsTheyWereAlsoWhenFillingFails() {
        List<String> before = read();
        assertTrue(before.stream().anyMatch(index -> index.contains("call_steps")), before::toString);
        AtomicReference<List<String>> meanwhile = new AtomicReference<>(List.of());
        List<String> made = new ArrayList<>();
        try {
            new BulkLoad(database.jdbi())
                    .withoutIndexes(
                            () -> {
                                meanwhile.set(read());
                                throw new IllegalStateException("the disk is full");
                            },
                            made::add);
        } catch (IllegalStateException broken) {
            assertEquals("the disk is full", broken.getMessage());
        }
        assertFalse(meanwhile.get().stream().anyMatch(index -> index.contains("call_steps")), meanwhile::toString);
        assertEquals(before, read());
        assertEquals(before.size() - meanwhile.get().size(), made.size(), made::toString);
    }

    private List<String> read() {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery(indexes()).mapTo(String.class).list());
    }
}
