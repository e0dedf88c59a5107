package org.ivrengine.selfservice.sql;

import org.ivrengine.store.Database;
import org.ivrengine.store.TestDatabases;
import org.jspecify.annotations.Nullable;

/** One database of each kind for all tests of this package; they end with the tests' process. */
final class TestedOn {

    private static @Nullable Database h2;
    private static @Nullable Database postgres;

    private TestedOn() {}

    static synchronized Database h2() {
        Database there = h2 == null ? TestDatabases.h2() : h2;
        h2 = there;
        return there;
    }

    static synchronized Database postgres() {
        Database there = postgres == null ? TestDatabases.postgres() : postgres;
        postgres = there;
        return there;
    }
}
