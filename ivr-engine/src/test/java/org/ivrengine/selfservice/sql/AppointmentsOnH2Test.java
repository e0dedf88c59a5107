package org.ivrengine.selfservice.sql;

import org.ivrengine.store.Database;

class AppointmentsOnH2Test extends AppointmentsContract {

    @Override
    Database database() {
        return TestedOn.h2();
    }
}
