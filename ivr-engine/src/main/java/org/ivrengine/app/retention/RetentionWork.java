package org.ivrengine.app.retention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.config.RuleFiles;
import org.ivrengine.app.engine.Engine;
import org.ivrengine.app.engine.TalkRecording;
import org.ivrengine.calllog.JournalPosition;
import org.ivrengine.calllog.PersonalLines;
import org.ivrengine.calllog.WaitingCalls;
import org.ivrengine.calllog.sql.SqlCallArchive;
import org.ivrengine.retention.RefusedException;
import org.ivrengine.retention.RetentionRules;
import org.ivrengine.retention.Thing;
import org.ivrengine.retention.file.RetentionReader;
import org.ivrengine.retention.sql.Erasing;
import org.ivrengine.retention.sql.Expiring;
import org.ivrengine.retention.sql.Holds;
import org.ivrengine.retention.sql.PersonalFiles;
import org.ivrengine.yaml.Fault;
import org.ivrengine.yaml.Faults;
import org.jdbi.v3.core.Jdbi;

/** Retention of one site: its rules, its files, its database. For commands and for the engine. */
public final class RetentionWork {

    private final EngineConfig config;
    private final Jdbi jdbi;
    private final PersonalFiles files;
    private final Erasing erasing;
    private final Expiring expiring;
    private final Holds holds;

    public RetentionWork(EngineConfig config, Jdbi jdbi, InstantSource clock) {
        this.config = config;
        this.jdbi = jdbi;
        files = new PersonalFiles(
                Engine.callLogFolder(config), config.recordings().resolve("voicemail"), TalkRecording.kept(config));
        erasing = new Erasing(jdbi, files, clock);
        expiring = new Expiring(jdbi, files, clock);
        holds = new Holds(jdbi, clock);
    }

    /** @throws RefusedException with the faults of the file, one a line */
    RetentionRules rules() throws IOException {
        Path file = config.home().resolve(RuleFiles.RETENTION);
        Faults faults = new Faults(RuleFiles.RETENTION);
        RetentionRules rules = Files.isRegularFile(file)
                ? RetentionReader.read(Files.readString(file), Optional.empty(), config.journalDays(), faults)
                : RetentionRules.FOR_EVER;
        if (!faults.isEmpty()) {
            throw new RefusedException(String.join(
                    "\n", faults.sorted().stream().map(Fault::toString).toList()));
        }
        return rules;
    }

    /** Deletes by the rules. */
    public Map<Thing, Long> run(String who, boolean dryRun) throws IOException {
        return expiring.run(rules(), who, dryRun);
    }

    /** @return requests of persons that are not done yet */
    public List<Long> open() {
        return erasing.open();
    }

    /**
     * Does what a person has asked for, or goes on with it.
     *
     * @throws RefusedException when that has to wait
     */
    public Map<String, Long> erase(long request) throws IOException {
        if (!isCarried()) {
            throw new RefusedException(
                    "request " + request + " waits: calls wait on disk for the database; an engine that"
                            + " runs carries them, run it again then");
        }
        return erasing.run(request);
    }

    /** @return whether the database has the journal to its end: what is not carried is still read by others */
    private boolean isCarried() throws IOException {
        List<Path> lines = new PersonalLines(files.journal(), Set.of(), "")
                .files().stream()
                        .filter(file -> String.valueOf(file.getFileName()).startsWith("calls-"))
                        .toList();
        if (lines.isEmpty()) {
            return true;
        }
        Path last = lines.getLast();
        JournalPosition end = new JournalPosition(String.valueOf(last.getFileName()), Files.size(last));
        return (Files.size(last) == 0 && lines.size() == 1)
                || WaitingCalls.journal(files.journal())
                        .flatMap(new SqlCallArchive(jdbi)::position)
                        .filter(position -> position.compareTo(end) >= 0)
                        .isPresent();
    }

    Erasing erasing() {
        return erasing;
    }

    Holds holds() {
        return holds;
    }

    PersonalFiles files() {
        return files;
    }

    Jdbi jdbi() {
        return jdbi;
    }
}
