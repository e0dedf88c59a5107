package org.ivrengine.retention.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.calllog.sql.SqlPersonalCalls;
import org.ivrengine.calllog.sql.SqlRecordingErasure;
import org.ivrengine.quality.sql.SqlReviewErasure;
import org.ivrengine.retention.RetentionRules;
import org.ivrengine.retention.Thing;
import org.ivrengine.selfservice.sql.PersonalAccounts;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Deletes what is old enough by the rules. What is on hold stays. Each deletion and its proof are one transaction. */
public final class Expiring {

    /** Calls of one transaction: those of a day. */
    private static final Duration PIECE = Duration.ofDays(1);

    private static final String BEFORE = "before";

    private final Jdbi jdbi;
    private final PersonalFiles files;
    private final InstantSource clock;

    public Expiring(Jdbi jdbi, PersonalFiles files, InstantSource clock) {
        this.jdbi = jdbi;
        this.files = files;
        this.clock = clock;
    }

    /**
     * Goes through all rules.
     *
     * @param dryRun counts what would go, and lets it stay
     * @return how much went, by thing; rules that had nothing to do are missing
     */
    public Map<Thing, Long> run(RetentionRules rules, String who, boolean dryRun) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<Thing, Long> gone = new LinkedHashMap<>();
        for (Thing thing : Thing.values()) {
            Optional<Instant> before = rules.before(thing, now);
            Task task = new Task(thing, who, now, dryRun);
            long amount = switch (thing) {
                case CALLER_NUMBERS -> before.isEmpty() ? 0 : task.calls(before.get(), SqlPersonalCalls::eraseCallers);
                case CALL_DETAILS -> before.isEmpty() ? 0 : task.calls(before.get(), SqlPersonalCalls::removeDetails);
                case RECORDINGS -> task.recordings(before, rules.recordingsBefore(now));
                case VOICEMAIL -> before.isEmpty() ? 0 : task.voicemail(before.get());
                case REVIEWS -> before.isEmpty() ? 0 : task.reviews(before.get());
                case ACCOUNT_AUDIT ->
                    before.isEmpty()
                            ? 0
                            : task.rows(handle ->
                                    PersonalAccounts.expireAudit(handle, before.get(), Holds.accounts(handle)));
            };
            if (amount > 0) {
                gone.put(thing, amount);
            }
        }
        return gone;
    }

    private interface Calls {
        long expire(Handle handle, Instant from, Instant until, Set<String> held);
    }

    private interface Rows {
        long expire(Handle handle);
    }

    /** One rule of one run. */
    private final class Task {

        private final Thing thing;
        private final String who;
        private final Instant now;
        private final boolean dryRun;

        private Task(Thing thing, String who, Instant now, boolean dryRun) {
            this.thing = thing;
            this.who = who;
            this.now = now;
            this.dryRun = dryRun;
        }

        private long rows(Rows work) {
            return jdbi.inTransaction(handle -> {
                handle.savepoint(BEFORE);
                long amount = work.expire(handle);
                if (dryRun) {
                    handle.rollbackToSavepoint(BEFORE);
                } else if (amount > 0) {
                    proof(handle, amount, "");
                }
                return amount;
            });
        }

        private long proof(Handle handle, long amount, String detail) {
            return ProofChain.add(handle, now, who, "rule " + thing.word(), thing.word(), amount, detail);
        }

        /** A day at a time, from where the last run ended. */
        private long calls(Instant before, Calls work) {
            Optional<Instant> begin = jdbi.withHandle(this::begin);
            long all = 0;
            for (Instant from = begin.orElse(before); from.isBefore(before); from = from.plus(PIECE)) {
                Instant first = from;
                Instant until = first.plus(PIECE).isBefore(before) ? first.plus(PIECE) : before;
                all += rows(handle -> {
                    long amount = work.expire(handle, first, until, Holds.calls(handle));
                    handle.execute("delete from retention_progress where rule = ?", thing.word());
                    handle.execute("insert into retention_progress (rule, until) values (?, ?)", thing.word(), until);
                    return amount;
                });
            }
            return all;
        }

        private Optional<Instant> begin(Handle handle) {
            return handle.createQuery("select until from retention_progress where rule = :rule")
                    .bind("rule", thing.word())
                    .mapTo(Instant.class)
                    .findOne()
                    .or(() -> SqlPersonalCalls.oldest(handle));
        }

        private long reviews(Instant before) {
            return jdbi.inTransaction(handle -> {
                handle.savepoint(BEFORE);
                // The entry comes first, for reviews refer to it; how many there are is known only then.
                long amount = SqlReviewErasure.remove(handle, before, Holds.calls(handle), proof(handle, 0, ""));
                handle.rollbackToSavepoint(BEFORE);
                if (!dryRun && amount > 0) {
                    SqlReviewErasure.remove(handle, before, Holds.calls(handle), proof(handle, amount, ""));
                }
                return amount;
            });
        }

        private long recordings(Optional<Instant> before, Map<String, Optional<Instant>> ofQueues) throws IOException {
            List<String> old = jdbi.inTransaction(handle -> {
                Set<String> held = Holds.calls(handle);
                List<String> found = new ArrayList<>();
                before.ifPresent(
                        time -> found.addAll(SqlRecordingErasure.files(handle, time, "", ofQueues.keySet(), held)));
                ofQueues.forEach((queue, age) -> age.ifPresent(
                        time -> found.addAll(SqlRecordingErasure.files(handle, time, queue, Set.of(), held))));
                return found;
            });
            if (dryRun) {
                return old.size();
            }
            return files(
                    old.stream().map(file -> files.recordings().resolve(file)).toList(),
                    (handle, gone) -> SqlRecordingErasure.remove(
                            handle,
                            gone.stream()
                                    .map(file ->
                                            files.recordings().relativize(file).toString())
                                    .toList()));
        }

        private long voicemail(Instant before) throws IOException {
            Set<String> held = jdbi.inTransaction(Holds::calls);
            List<Path> old = files.messagesBefore(before, held);
            if (dryRun) {
                return old.size();
            }
            return files(old, (_, gone) -> gone.size());
        }

        /** Put down, gone, and proven: in this order nothing is left behind unknown, nor said to be gone that is not. */
        private long files(List<Path> old, Gone gone) throws IOException {
            jdbi.useTransaction(handle -> old.forEach(file -> handle.execute(
                    "insert into expiring_files (rule, file) values (?, ?) on conflict do nothing",
                    thing.word(),
                    file.toString())));
            // Those of a run that was broken off, too.
            List<Path> all = jdbi.withHandle(
                    handle -> handle.createQuery("select file from expiring_files where rule = :rule order by file")
                            .bind("rule", thing.word())
                            .mapTo(String.class)
                            .map(Path::of)
                            .list());
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
            return rows(handle -> {
                gone.forget(handle, all);
                handle.execute("delete from expiring_files where rule = ?", thing.word());
                return all.size();
            });
        }
    }

    private interface Gone {
        long forget(Handle handle, List<Path> files);
    }
}
