package org.ivrengine.calllog.sql.figures;

import org.ivrengine.store.Database;
import org.ivrengine.store.TestDatabases;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class KeptFiguresOnPostgresTest extends KeptFigures {

    @Override
    Database open() {
        return TestDatabases.postgres();
    }
}
