package org.ivrengine.selfservice.sql;

import org.ivrengine.store.Database;

class SignInOnH2Test extends SignInContract {

    @Override
    Database database() {
        return TestedOn.h2();
    }
}
