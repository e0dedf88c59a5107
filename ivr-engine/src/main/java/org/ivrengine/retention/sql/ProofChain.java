package org.ivrengine.retention.sql;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.ivrengine.retention.Proof;
import org.ivrengine.retention.Proof.Verdict;
import org.jdbi.v3.core.Handle;

/** The chain of proofs. Entries are added in the transaction of the deletion itself. */
public final class ProofChain {

    private static final int DETAIL_MAX = 400;

    private ProofChain() {}

    /** Adds an entry; who else wants to waits for this transaction. @return its number */
    static long add(Handle handle, Instant at, String who, String why, String thing, long amount, String detail) {
        record Head(long entry, String hash) {}
        Head head = handle.createQuery("select entry, hash from retention_head where head = 1 for update")
                .map((row, _) -> new Head(row.getLong(1), row.getString(2)))
                .one();
        Proof proof = Proof.after(
                head.entry(),
                head.hash(),
                at,
                who,
                why,
                thing,
                amount,
                detail.substring(0, Math.min(detail.length(), DETAIL_MAX)));
        handle.createUpdate("insert into retention_proofs (entry, at, who, why, thing, amount, detail, previous, hash)"
                        + " values (:entry, :at, :who, :why, :thing, :amount, :detail, :previous, :hash)")
                .bind("entry", proof.entry())
                .bind("at", proof.at())
                .bind("who", proof.who())
                .bind("why", proof.why())
                .bind("thing", proof.thing())
                .bind("amount", proof.amount())
                .bind("detail", proof.detail())
                .bind("previous", proof.previous())
                .bind("hash", proof.hash())
                .execute();
        handle.execute("update retention_head set entry = ?, hash = ? where head = 1", proof.entry(), proof.hash());
        return proof.entry();
    }

    /** @return entries in order; of one reason when that is given */
    public static List<Proof> read(Handle handle, String why) {
        return handle.createQuery("select * from retention_proofs where :why = '' or why = :why order by entry")
                .bind("why", why)
                .map((row, _) -> new Proof(
                        row.getLong("entry"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("who"),
                        row.getString("why"),
                        row.getString("thing"),
                        row.getLong("amount"),
                        row.getString("detail"),
                        row.getString("previous"),
                        row.getString("hash")))
                .list();
    }

    /** Goes through the whole chain. */
    public static Verdict verify(Handle handle) {
        long entry = 0;
        String hash = "";
        for (Proof proof : read(handle, "")) {
            entry++;
            if (proof.entry() != entry) {
                return new Verdict.Broken(entry, "it is missing; the next one there is " + proof.entry());
            }
            if (!proof.previous().equals(hash)) {
                return new Verdict.Broken(entry, "it does not follow the entry before it");
            }
            if (!proof.computed().equals(proof.hash())) {
                return new Verdict.Broken(entry, "it was changed: its hash is another");
            }
            hash = proof.hash();
        }
        String head = handle.createQuery("select hash from retention_head where head = 1")
                .mapTo(String.class)
                .findOne()
                .orElse("?");
        return head.equals(hash)
                ? new Verdict.Whole(entry, hash)
                : new Verdict.Broken(entry + 1, "entries were taken off the end");
    }
}
