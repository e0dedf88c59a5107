package org.ivrengine.calllog.sql.figures;

import org.ivrengine.store.Database;
import org.ivrengine.store.TestDatabases;

class KeptFiguresOnH2Test extends KeptFigures {

    @Override
    Database open() {
        return TestDatabases.h2();
    }
}
