package org.ivrengine.app.flow.call;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ivrengine.flow.operations.OperationRegistry;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.selfservice.Pins;
import org.ivrengine.selfservice.SelfServiceSettings;
import org.ivrengine.selfservice.Signatures;
import org.ivrengine.selfservice.sql.DemoCompany;
import org.ivrengine.selfservice.sql.SqlSelfService;
import org.ivrengine.store.Database;
import org.ivrengine.store.DatabaseSettings;
import org.jspecify.annotations.Nullable;

/** Self-service of the demo company, on a database in memory that is opened when a flow first asks for something. */
final class DemoDesk implements Operations, AutoCloseable {

    private final SelfServiceSettings settings;
    private final OperationRegistry signatures;
    private final Set<String> names;
    private final InstantSource clock;
    private @Nullable Open open;

    private record Open(Database database, SqlSelfService selfService) {}

    /** @param others names of operations that other systems perform, which stand before ours */
    DemoDesk(SelfServiceSettings settings, Set<String> others, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        signatures = OperationRegistry.described(new Signatures(settings).all());
        names = new TreeSet<>(signatures.names());
        names.removeAll(others);
    }

    @Override
    public Set<String> names() {
        return names;
    }

    @Override
    public Optional<OperationSignature> signature(String name) {
        return names.contains(name) ? signatures.signature(name) : Optional.empty();
    }

    @Override
    public synchronized Result perform(Request request) {
        Open there = open;
        if (there == null) {
            Database database = Database.openNow(new DatabaseSettings.InMemory("demo"));
            DemoCompany.fill(database.jdbi(), settings, clock, Pins::hashForRehearsal);
            there = new Open(database, new SqlSelfService(database.jdbi(), settings, clock));
            open = there;
        }
        return there.selfService().perform(request);
    }

    @Override
    public synchronized void close() {
        if (open != null) {
            open.selfService().close();
            open.database().close();
        }
    }
}
