package org.ivrengine.retention.sql;

import org.ivrengine.store.Database;
import org.ivrengine.store.TestDatabases;
import org.junit.jupiter.api.Tag;

/** The same in PostgreSQL. */
@Tag("slow")
class ForgottenOnPostgresTest extends ForgottenOnH2Test {

    @Override
    Database open() {
        return TestDatabases.postgres();
    }
}
