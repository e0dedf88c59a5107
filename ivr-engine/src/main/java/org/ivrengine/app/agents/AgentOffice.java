package org.ivrengine.app.agents;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ivrengine.app.asterisk.PhoneAccounts;
import org.ivrengine.app.asterisk.RunningAsterisk;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.config.NumberPlan;
import org.ivrengine.app.config.RuleFiles;
import org.ivrengine.app.up.OwnAsterisk;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.AgentBook;
import org.ivrengine.callcenter.sql.SqlAgentBook;
import org.ivrengine.console.ConsoleClient;
import org.ivrengine.store.Database;
import org.ivrengine.yaml.Suggestion;

/** What the commands work with: the records in the database, and the engine that runs, if one does. */
final class AgentOffice implements AutoCloseable {

    private final EngineConfig config;
    private final Database database;
    private final AgentBook book;
    private final Optional<ConsoleClient> engine;

    private AgentOffice(EngineConfig config, Database database, Optional<ConsoleClient> engine) {
        this.config = config;
        this.database = database;
        this.engine = engine;
        book = new SqlAgentBook(database.jdbi(), InstantSource.system());
    }

    static AgentOffice open(EngineConfig config) throws IOException, InterruptedException {
        return new AgentOffice(config, Database.openNow(config.database()), ConsoleClient.of(config.data()));
    }

    AgentBook book() {
        return book;
    }

    EngineConfig config() {
        return config;
    }

    Optional<ConsoleClient> engine() {
        return engine;
    }

    /** @return whether the files leave a number to agents; if not, it was said whose it is */
    boolean isFree(String number, PrintWriter err) throws IOException {
        NumberPlan plan = new RuleFiles(config.home(), config.flows(), config.operations(), config.hours()).numbers();
        Optional<NumberPlan.Holder> holder = plan.holder(number);
        holder.ifPresent(held -> err.println(number + " is " + held + "; " + plan.free(number)));
        return holder.isEmpty();
    }

    PhoneAccounts phones() {
        return OwnAsterisk.phones(config);
    }

    /** @return the agent; empty after it was said that there is none */
    Optional<Agent> known(String id, PrintWriter err) {
        Optional<Agent> agent = book.agent(id);
        if (agent.isEmpty()) {
            err.println("there is no agent \"" + id + "\""
                    + Suggestion.among(
                            id, book.agents().stream().map(Agent::id).collect(Collectors.toCollection(TreeSet::new))));
        }
        return agent;
    }

    /** The records of these agents are others now. @return whether an engine has taken it up */
    boolean tellEngine(List<String> agents) throws IOException, InterruptedException {
        if (engine.isPresent()) {
            engine.get().post("/api/agents/changed", Map.of("agents", agents));
        }
        return engine.isPresent();
    }

    /** @return whether an Asterisk of ours runs and knows the telephones as they are now */
    boolean reloadTelephones() throws IOException, InterruptedException {
        Optional<RunningAsterisk> asterisk = RunningAsterisk.in(OwnAsterisk.folder(config));
        if (asterisk.isPresent()) {
            asterisk.get().reloadTelephones();
        }
        return asterisk.isPresent();
    }

    @Override
    public void close() {
        engine.ifPresent(ConsoleClient::close);
        database.close();
    }
}
