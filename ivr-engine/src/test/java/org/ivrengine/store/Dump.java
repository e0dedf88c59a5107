package org.ivrengine.store;

import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Everything that is in a database, as text. */
public final class Dump {

    private Dump() {}

    /** @return every value of every row of every table of ours */
    public static String of(Jdbi jdbi) {
        return jdbi.withHandle(handle -> {
            List<String> tables = handle.createQuery("select table_name from information_schema.tables"
                            + " where table_schema = 'public' and table_type = 'BASE TABLE'")
                    .mapTo(String.class)
                    .list();
            return tables.stream()
                    .map(table -> table + " "
                            + handle.createQuery("select * from " + table)
                                    .mapToMap()
                                    .list())
                    .collect(Collectors.joining("\n"));
        });
    }
}
