package org.ivrengine.calllog.sql.keys;

import org.ivrengine.store.Database;
import org.ivrengine.store.TestDatabases;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class DaysOfKeysOnPostgresTest extends DaysOfKeysTest {

    @Override
    Database open() {
        return TestDatabases.postgres();
    }
}
