package org.ivrengine.callcenter.sql;

import org.ivrengine.store.Database;
import org.ivrengine.store.TestDatabases;
import org.junit.jupiter.api.Tag;

/** The same in PostgreSQL. */
@Tag("slow")
class SqlSupervisionBookOnPostgresTest extends SqlSupervisionBookTest {

    @Override
    Database open() {
        return TestDatabases.postgres();
    }
}
