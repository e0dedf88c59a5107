package org.ivrengine.app.retention;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.up.ConfiguredCommand;
import org.ivrengine.retention.Hold;
import org.ivrengine.retention.RefusedException;
import org.ivrengine.store.Database;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** A command about retention: opens the database, and says in a line what is refused. */
abstract class WorkCommand extends ConfiguredCommand {

    /** @return the exit code */
    abstract int run(RetentionWork work, EngineConfig config) throws IOException;

    @Override
    protected final int run(EngineConfig config) throws IOException {
        try (Database database = Database.openNow(config.database())) {
            return run(new RetentionWork(config, database.jdbi(), InstantSource.system()), config);
        } catch (RefusedException refused) {
            err().println(refused.getMessage());
            return ExitCode.SOFTWARE;
        }
    }

    final void print(Object json) {
        out().println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json));
    }

    final void print(Map<?, Long> amounts) {
        if (amounts.isEmpty()) {
            out().println("Nothing.");
        }
        amounts.forEach((thing, amount) ->
                out().println("%10d  %s".formatted(amount, thing.toString().toLowerCase(Locale.ROOT))));
    }

    /** Who it is, by a number or an account. */
    static final class Person {
        @Option(names = "--caller", paramLabel = "NUMBER", description = "Everything of this telephone number.")
        private @Nullable String caller;

        @Option(names = "--account", paramLabel = "NUMBER", description = "Everything of this account.")
        private @Nullable String account;

        Hold.Kind kind() {
            return caller == null ? Hold.Kind.ACCOUNT : Hold.Kind.CALLER;
        }

        String subject() {
            return String.valueOf(caller == null ? account : caller).strip();
        }
    }

    /** Who does this, for the proof. */
    static final class By {
        @Option(names = "--by", paramLabel = "WHO", description = "Who does this (default: the user of this machine).")
        private String by = ConfiguredCommand.who();

        String who() {
            return by;
        }
    }

    /** For commands about one person. */
    abstract static class OfPerson extends WorkCommand {
        @ArgGroup(exclusive = true, multiplicity = "1")
        private Person person;

        final Person person() {
            return person;
        }
    }
}
