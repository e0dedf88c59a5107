package org.ivrengine.calllog.sql;

import org.ivrengine.store.Database;
import org.ivrengine.store.TestDatabases;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class LaterIndexesOnPostgresTest extends LaterIndexesTest {

    @Override
    Database open() {
        return TestDatabases.postgres();
    }

    @Override
    String indexes() {
        return "select indexdef from pg_indexes where schemaname = current_schema() order by 1";
    }
}
