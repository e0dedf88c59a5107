package org.ivrengine.callcenter.sql;

import org.ivrengine.store.Database;
import org.ivrengine.store.TestDatabases;
import org.junit.jupiter.api.Tag;

/** The same in PostgreSQL. */
@Tag("slow")
class SqlAgentBookOnPostgresTest extends SqlAgentBookTest {

    @Override
    Database open() {
        return TestDatabases.postgres();
    }
}
