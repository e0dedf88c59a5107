package org.ivrengine.calllog.sql;

import org.ivrengine.store.Database;
import org.ivrengine.store.TestDatabases;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class FoundContactsOnPostgresTest extends FoundContacts {

    @Override
    Database open() {
        return TestDatabases.postgres();
    }
}
