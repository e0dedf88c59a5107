package org.ivrengine.app.account;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.up.ConfigOption;
import org.ivrengine.selfservice.sql.AccountBooks;
import org.ivrengine.store.Database;
import org.ivrengine.store.DatabaseAwayException;

/** Opens the database that the settings name, for one command. */
final class Books {

    private Books() {}

    /** @return the exit code: that of the work, or 1 once it was said why there is none */
    static int with(ConfigOption option, PrintWriter err, ToIntFunction<AccountBooks> work) throws IOException {
        Optional<EngineConfig> config = option.read();
        if (config.isEmpty()) {
            return 1;
        }
        try (Database database = Database.openNow(config.get().database())) {
            return work.applyAsInt(new AccountBooks(database.jdbi(), InstantSource.system()));
        } catch (DatabaseAwayException away) {
            err.println(away.getMessage());
            return 1;
        }
    }

    /** Minor units as people write them, in a currency of two decimals. */
    static String amount(long minorUnits, String currency) {
        return "%s%d.%02d %s"
                .formatted(minorUnits < 0 ? "-" : "", Math.abs(minorUnits) / 100, Math.abs(minorUnits) % 100, currency);
    }
}
