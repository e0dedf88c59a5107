package org.ivrengine.retention.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.ivrengine.calllog.PersonalLines;
import org.ivrengine.calllog.sql.SqlPersonalCalls;
import org.ivrengine.calllog.sql.SqlRecordingErasure;
import org.ivrengine.quality.sql.SqlReviewErasure;
import org.ivrengine.retention.Hold;
import org.ivrengine.retention.Proof;
import org.ivrengine.retention.RefusedException;
import org.ivrengine.retention.Terms;
import org.ivrengine.selfservice.sql.PersonalAccounts;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A person's request to be forgotten. It is put down first, with her number; then her files go, then her lines in the
 * journal, and last everything in the database in one transaction with the proofs and with her number in the request. Each
 * step may be done again, so a request that was broken off is gone on with from its beginning and counts the same.
 */
public final class Erasing {

    private final Jdbi jdbi;
    private final PersonalFiles files;
    private final InstantSource clock;
    private final Consumer<String> onStep;

    public Erasing(Jdbi jdbi, PersonalFiles files, InstantSource clock) {
        this(jdbi, files, clock, _ -> {});
    }

    /** @param onStep told before each step; a test breaks off there */
    Erasing(Jdbi jdbi, PersonalFiles files, InstantSource clock, Consumer<String> onStep) {
        this.jdbi = jdbi;
        this.files = files;
        this.clock = clock;
        this.onStep = onStep;
    }

    private record Request(long number, Hold.Kind kind, String subject, String pseudonym, String who) {
        private Set<String> terms() {
            return Terms.of(kind, subject);
        }

        private String why() {
            return "request " + number;
        }
    }

    /** Puts a request down. @return its number */
    public long ask(Hold.Kind kind, String subject, String who) {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        String salted = HexFormat.of().formatHex(salt);
        return jdbi.inTransaction(handle -> handle.createUpdate(
                        "insert into erasures (kind, subject, salt, mark, pseudonym, who, asked_at)"
                                + " values (:kind, :subject, :salt, :mark, :pseudonym, :who, :at)")
                .bind("kind", kind.name())
                .bind("subject", subject)
                .bind("salt", salted)
                .bind("mark", Proof.sha256(salted + " " + subject))
                .bind("pseudonym", "~" + salted.substring(0, 11))
                .bind("who", who)
                .bind("at", now())
                .executeAndReturnGeneratedKeys("erasure")
                .mapTo(Long.class)
                .one());
    }

    /** @return requests that are not done yet */
    public List<Long> open() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select erasure from erasures where done_at is null order by erasure")
                        .mapTo(Long.class)
                        .list());
    }

    /** @return whether this request was about that number or account, which is not kept */
    public boolean isAbout(long request, String subject) {
        return jdbi.withHandle(handle -> handle.createQuery("select salt, mark from erasures where erasure = :request")
                .bind("request", request)
                .map((row, _) -> Proof.sha256(row.getString(1) + " " + subject).equals(row.getString(2)))
                .findOne()
                .orElse(false));
    }

    /**
     * Does it, or goes on with it.
     *
     * @return what was deleted, by thing
     */
    public Map<String, Long> run(long number) throws IOException {
        Request request = jdbi.withHandle(handle -> request(handle, number));
        onStep.accept("calls");
        PersonalLines lines = new PersonalLines(files.journal(), request.terms(), request.pseudonym());
        Set<String> calls = calls(request, lines);
        onStep.accept("files");
        removeFiles(request, calls);
        onStep.accept("journal");
        for (Path file : lines.files()) {
            long hers = lines.erase(file, calls);
            jdbi.useTransaction(handle -> {
                handle.execute("delete from erasure_journals where erasure = ? and file = ?", number, name(file));
                handle.execute(
                        "insert into erasure_journals (erasure, file, lines) values (?, ?, ?)",
                        number,
                        name(file),
                        hers);
            });
            onStep.accept("journal " + name(file));
        }
        onStep.accept("database");
        return jdbi.inTransaction(handle -> database(handle, request, calls));
    }

    private static Request request(Handle handle, long number) {
        return handle.createQuery("select kind, subject, pseudonym, who from erasures where erasure = :number"
                        + " and done_at is null")
                .bind("number", number)
                .map((row, _) -> new Request(
                        number,
                        Hold.Kind.valueOf(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4)))
                .findOne()
                .orElseThrow(() -> new RefusedException("there is no open request " + number));
    }

    /** Hers, also those that were found when this was begun: their numbers may be gone already. */
    private Set<String> calls(Request request, PersonalLines lines) throws IOException {
        Set<String> found = new TreeSet<>(lines.calls());
        return jdbi.inTransaction(handle -> {
            found.addAll(SqlPersonalCalls.calls(handle, request.terms()));
            found.addAll(handle.createQuery("select call_id from erasure_calls where erasure = :number")
                    .bind("number", request.number())
                    .mapTo(String.class)
                    .list());
            refuse(handle, request, found);
            for (String call : found) {
                handle.execute(
                        "insert into erasure_calls (erasure, call_id) values (?, ?) on conflict do nothing",
                        request.number(),
                        call);
            }
            return found;
        });
    }

    private static void refuse(Handle handle, Request request, Set<String> calls) {
        Set<String> held = new TreeSet<>(Holds.calls(handle));
        held.retainAll(calls);
        if (!held.isEmpty()
                || (request.kind() == Hold.Kind.ACCOUNT
                        && Holds.accounts(handle).contains(request.subject()))) {
            throw new RefusedException(request.why() + " waits: "
                    + (held.isEmpty()
                            ? "the account"
                            : "call " + held.iterator().next())
                    + " is on hold; ./ivr retention hold shows which");
        }
        if (SqlRecordingErasure.isRunning(handle, calls)) {
            throw new RefusedException(
                    request.why() + " waits: a recording is on its way to its file; run it again in some minutes");
        }
        Set<String> open = SqlPersonalCalls.open(handle, calls);
        if (!open.isEmpty()) {
            throw new RefusedException(request.why() + " waits: call "
                    + open.iterator().next() + " goes on; run it again when it is over");
        }
    }

    /** What is to go is put down, goes, and is put down as gone: in this order nothing is left behind unknown. */
    private void removeFiles(Request request, Set<String> calls) throws IOException {
        try (Handle handle = jdbi.open()) {
            for (Path file : files.ofCalls(handle, calls)) {
                handle.execute(
                        "insert into erasure_files (erasure, file) values (?, ?) on conflict do nothing",
                        request.number(),
                        file.toString());
            }
            List<String> left = handle.createQuery(
                            "select file from erasure_files where erasure = :number and removed_at is null order by file")
                    .bind("number", request.number())
                    .mapTo(String.class)
                    .list();
            for (String file : left) {
                Files.deleteIfExists(Path.of(file));
                onStep.accept("file " + file);
                handle.execute(
                        "update erasure_files set removed_at = ? where erasure = ? and file = ?",
                        now(),
                        request.number(),
                        file);
            }
        }
    }

    private Map<String, Long> database(Handle handle, Request request, Set<String> calls) {
        Map<String, Long> counts = new LinkedHashMap<>();
        long number = request.number();
        counts.put("files", count(handle, "select count(*) from erasure_files where erasure = :number", number));
        counts.put(
                "journal lines",
                count(handle, "select coalesce(sum(lines), 0) from erasure_journals where erasure = :number", number));
        Set<String> terms = request.terms();
        List<String> gone = handle.createQuery(
                        "select file from erasure_files where erasure = :number and removed_at is not null")
                .bind("number", number)
                .mapTo(String.class)
                .list();
        List<String> recordings = SqlRecordingErasure.files(handle, calls).stream()
                .filter(file -> gone.contains(files.recordings().resolve(file).toString()))
                .toList();
        counts.put("recordings", SqlRecordingErasure.remove(handle, recordings));
        SqlPersonalCalls.erase(handle, calls, terms, request.pseudonym())
                .forEach((table, rows) -> counts.merge(table, rows, Long::sum));
        PersonalAccounts.eraseCalls(handle, calls).forEach((table, rows) -> counts.merge(table, rows, Long::sum));
        if (request.kind() == Hold.Kind.ACCOUNT) {
            PersonalAccounts.eraseAccount(handle, request.subject())
                    .forEach((table, rows) -> counts.merge(table, rows, Long::sum));
        } else {
            counts.merge("audit", PersonalAccounts.eraseNumbers(handle, terms), Long::sum);
        }
        long first =
                ProofChain.add(handle, now(), request.who(), request.why(), "request", calls.size(), detail(request));
        counts.put("reviews", SqlReviewErasure.eraseTexts(handle, calls, first));
        counts.values().removeIf(amount -> amount == 0);
        counts.forEach(
                (thing, amount) -> ProofChain.add(handle, now(), request.who(), request.why(), thing, amount, ""));
        // Names of messages have no number in them; those of files on record are of no use any more.
        handle.execute("delete from erasure_files where erasure = ?", number);
        handle.execute("update erasures set subject = '', done_at = ? where erasure = ?", now(), number);
        return counts;
    }

    private static String detail(Request request) {
        return switch (request.kind()) {
            case CALLER -> "calls of a number";
            case ACCOUNT -> "calls and data of an account";
            case CALL -> "a call";
        };
    }

    private static long count(Handle handle, String query, long number) {
        return handle.createQuery(query)
                .bind("number", number)
                .mapTo(Long.class)
                .one();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** One request of a list, for people and programs. */
    public record Listed(long number, Hold.Kind kind, String who, Instant askedAt, boolean isDone) {}

    public List<Listed> all() {
        return new ArrayList<>(jdbi.withHandle(handle -> handle.createQuery(
                        "select erasure, kind, who, asked_at, done_at from erasures order by erasure")
                .map((row, _) -> new Listed(
                        row.getLong(1),
                        Hold.Kind.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getObject(5, OffsetDateTime.class) != null))
                .list()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
