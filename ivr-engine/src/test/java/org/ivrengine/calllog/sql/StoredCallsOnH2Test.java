package org.ivrengine.calllog.sql;

import org.ivrengine.store.Database;
import org.ivrengine.store.TestDatabases;

class StoredCallsOnH2Test extends StoredCalls {

    @Override
    Database open() {
        return TestDatabases.h2();
    }
}
