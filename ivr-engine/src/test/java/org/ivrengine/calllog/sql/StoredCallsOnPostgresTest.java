package org.ivrengine.calllog.sql;

import org.ivrengine.store.Database;
import org.ivrengine.store.TestDatabases;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class StoredCallsOnPostgresTest extends StoredCalls {

    @Override
    Database open() {
        return TestDatabases.postgres();
    }
}
