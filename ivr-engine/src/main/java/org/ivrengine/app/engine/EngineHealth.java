package org.ivrengine.app.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.ivrengine.agi.Keypads;
import org.ivrengine.calllog.FileCallLog;
import org.ivrengine.console.HealthCheck;
import org.ivrengine.store.Database;

/** What {@code /health} looks at. Every one of these leaves calls going on; each makes them less than they should be. */
final class EngineHealth {

    /** Half a day of call log and voicemail of a busy site. */
    private static final long DISK_BYTES_MIN = 500L << 20;

    private EngineHealth() {}

    static List<HealthCheck> checks(Path data, Database database, FileCallLog log, boolean hasManager, Keypads keys) {
        return List.of(
                check("database", database::isReady, "the database is away; operations on accounts answer so"),
                check(
                        "manager",
                        keys::isLive,
                        (hasManager ? "the manager interface does not answer" : "no manager interface is configured")
                                + ": keys come from AGI alone, which loses some, and who talks with whom is not known"),
                check("call_log", () -> !log.isDiskAway(), "the call log cannot be written; calls wait in memory"),
                new HealthCheck("disk", () -> disk(data)));
    }

    private static HealthCheck check(String name, BooleanSupplier isWell, String fault) {
        return new HealthCheck(name, () -> isWell.getAsBoolean() ? Optional.empty() : Optional.of(fault));
    }

    private static Optional<String> disk(Path data) {
        try {
            long free = Files.getFileStore(data).getUsableSpace();
            return free >= DISK_BYTES_MIN
                    ? Optional.empty()
                    : Optional.of((free >> 20) + " MB are left on the disk of " + data + "; " + (DISK_BYTES_MIN >> 20)
                            + " should be");
        } catch (IOException gone) {
            return Optional.of("the disk of " + data + " cannot be asked: " + gone.getMessage());
        }
    }
}
