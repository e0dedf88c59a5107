package org.ivrengine.selfservice.sql;

import org.ivrengine.store.Database;

class AccountAndShopOnH2Test extends AccountAndShopContract {

    @Override
    Database database() {
        return TestedOn.h2();
    }
}
