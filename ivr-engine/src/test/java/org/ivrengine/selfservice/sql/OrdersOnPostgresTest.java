package org.ivrengine.selfservice.sql;

import org.ivrengine.store.Database;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class OrdersOnPostgresTest extends OrdersContract {

    @Override
    Database database() {
        return TestedOn.postgres();
    }
}
