package org.ivrengine.selfservice.sql;

import org.ivrengine.store.Database;

class OrdersOnH2Test extends OrdersContract {

    @Override
    Database database() {
        return TestedOn.h2();
    }
}
