package org.ivrengine.retention;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * One entry of the chain of proofs.
 *
 * @param entry counted from 1 without gaps
 * @param why a rule, a request or a hold, for example {@code request 3}
 * @param thing what was deleted, for example a table
 * @param previous hash of the entry before it; empty for the first
 * @param hash over all of the above
 */
public record Proof(
        long entry,
        Instant at,
        String who,
        String why,
        String thing,
        long amount,
        String detail,
        String previous,
        String hash) {

    /** The next entry of a chain. */
    public static Proof after(
            long lastEntry,
            String lastHash,
            Instant at,
            String who,
            String why,
            String thing,
            long amount,
            String detail) {
        Proof open = new Proof(lastEntry + 1, at, who, why, thing, amount, detail, lastHash, "");
        return new Proof(open.entry, at, who, why, thing, amount, detail, lastHash, open.computed());
    }

    /** @return the hash that it must have */
    public String computed() {
        StringBuilder text = new StringBuilder();
        // Each with its length before it, so that nothing can be moved from one field to its neighbour.
        for (String field : List.of(
                Long.toString(entry), at.toString(), who, why, thing, Long.toString(amount), detail, previous)) {
            text.append(field.length()).append(':').append(field).append('\n');
        }
        return sha256(text.toString());
    }

    /** @return 64 hexadecimal digits */
    public static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** What came of checking a chain. */
    public sealed interface Verdict {
        /** @param head hash of the last entry; whoever has noted it down sees later that nothing before it was changed */
        record Whole(long entries, String head) implements Verdict {}

        /** @param entry the first one that is not as it was written */
        record Broken(long entry, String why) implements Verdict {}
    }
}
