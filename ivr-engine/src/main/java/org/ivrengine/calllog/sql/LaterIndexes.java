package org.ivrengine.calllog.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * Takes the indexes of the call log away and makes them again: each from all rows at once, which is many times faster than
 * a row at a time and leaves them dense. Meanwhile the database serves nobody else.
 */
final class LaterIndexes {

    private static final List<String> TABLES = List.of(
            "calls",
            "call_steps",
            "call_operations",
            "call_changes",
            "call_resumptions",
            "contacts",
            "contact_announcements",
            "contact_offers",
            "agent_spans",
            "recordings",
            "recording_mutes");

    /** H2 keeps the rows of a table in the order of this key; it cannot be made later. */
    private static final String ORDER_OF_H2 = "calls";

    private static final Pattern INDEX = Pattern.compile(
            "CREATE (?:UNIQUE )?(?:NULLS (?:NOT )?DISTINCT )?INDEX \"?(?:public)?\"?\\.?\"?(\\w+)\"? ON \"?(?:public)?\"?"
                    + "\\.?\"?(\\w+)\"?.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /**
     * One that is made again.
     *
     * @param drop statement that takes it away
     * @param create statement that makes it
     */
    private record Index(String name, String drop, String create) {}

    private final List<Index> indexes;

    private LaterIndexes(List<Index> indexes) {
        this.indexes = List.copyOf(indexes);
    }

    /** Takes them away. */
    static LaterIndexes of(Handle handle) throws SQLException {
        boolean isPostgres =
                handle.getConnection().getMetaData().getDatabaseProductName().equals("PostgreSQL");
        LaterIndexes later = new LaterIndexes(isPostgres ? ofPostgres(handle) : ofH2(handle));
        later.indexes.forEach(index -> handle.execute(index.drop()));
        return later;
    }

    private static List<Index> ofPostgres(Handle handle) {
        List<Index> indexes = new ArrayList<>();
        for (String table : TABLES) {
            indexes.addAll(handle.createQuery("select conname, pg_get_constraintdef(oid) from pg_constraint"
                            + " where conrelid = cast(:table as regclass) and contype in ('p', 'u')")
                    .bind("table", table)
                    .map((row, _) -> constraint(table, row.getString(1), row.getString(2)))
                    .list());
            indexes.addAll(handle.createQuery("select indexname, indexdef from pg_indexes where tablename = :table"
                            + " and schemaname = current_schema() and indexname not in (select conname"
                            + " from pg_constraint where conrelid = cast(:table as regclass))")
                    .bind("table", table)
                    .map((row, _) -> new Index(row.getString(1), "drop index " + row.getString(1), row.getString(2)))
                    .list());
        }
        return indexes;
    }

    private static List<Index> ofH2(Handle handle) {
        List<Index> indexes = new ArrayList<>();
        for (String table : TABLES) {
            if (!table.equals(ORDER_OF_H2)) {
                handle.createQuery("select constraint_name, string_agg(column_name, ', ' order by ordinal_position)"
                                + " from information_schema.key_column_usage where table_name = :table"
                                + " group by constraint_name")
                        .bind("table", table)
                        .map((row, _) -> constraint(table, row.getString(1), "primary key (" + row.getString(2) + ")"))
                        .forEach(indexes::add);
            }
        }
        for (String statement : handle.createQuery("script nodata nosettings")
                .mapTo(String.class)
                .list()) {
            Matcher index = INDEX.matcher(statement);
            if (index.matches() && TABLES.contains(index.group(2))) {
                indexes.add(new Index(index.group(1), "drop index \"" + index.group(1) + "\"", statement));
            }
        }
        return indexes;
    }

    private static Index constraint(String table, String name, String definition) {
        return new Index(
                name,
                "alter table " + table + " drop constraint \"" + name + "\"",
                "alter table " + table + " add constraint \"" + name + "\" " + definition);
    }

    /** @param progress told each that has been made */
    void make(Handle handle, Consumer<String> progress) {
        for (Index index : indexes) {
            handle.execute(index.create());
            progress.accept(index.name());
        }
    }
}
