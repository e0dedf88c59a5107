package org.ivrengine.calllog.sql;

import org.ivrengine.store.Database;
import org.ivrengine.store.TestDatabases;

class FoundContactsOnH2Test extends FoundContacts {

    @Override
    Database open() {
        return TestDatabases.h2();
    }
}
