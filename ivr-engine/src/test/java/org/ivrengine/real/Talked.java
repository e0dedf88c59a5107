package org.ivrengine.real;

import java.util.List;
import java.util.stream.LongStream;

/** A talk as the two telephones saw it, by their own clock. The whisper is no part of it. */
record Talked(
        String agent,
        long ringMs,
        long answeredMs,
        long whisperMs,
        long beganMs,
        long endedMs,
        long holdMs,
        long hangUpTookMs) {

    private static final long GENERAL_WHISPER_MS =
            Prompt.of("en", "whisper-general").lengthMs();

    /** @return nothing where the two were never connected */
    static List<Talked> of(SipDialog caller, SipDialog ring, String queue) {
        if (count(ring, "answers") == 0) {
            return List.of();
        }
        long answeredMs = ring.atMs("answers", 0);
        long whisperMs = queue.equals("general") ? GENERAL_WHISPER_MS : 0;
        long beganMs = answeredMs + whisperMs;
        long endedMs = LongStream.concat(ended(caller), ended(ring)).min().orElse(Long.MAX_VALUE);
        if (endedMs <= beganMs) {
            return List.of();
        }
        long holdMs = 0;
        for (int n = 0; n < count(ring, "holds"); n++) {
            long fromMs = Math.min(endedMs, ring.atMs("holds", n));
            long untilMs = n < count(ring, "resumes") ? Math.min(endedMs, ring.atMs("resumes", n)) : endedMs;
            holdMs += untilMs - fromMs;
        }
        return List.of(new Talked(
                ring.user(),
                answeredMs - ring.atMs("rings", 0),
                answeredMs,
                whisperMs,
                beganMs,
                endedMs,
                holdMs,
                Math.max(caller.hangUpTookMs(), ring.hangUpTookMs())));
    }

    private static LongStream ended(SipDialog dialog) {
        return dialog.facts().stream()
                .filter(fact ->
                        List.of("hangs up", "is hung up on", "is cancelled").contains(fact.what()))
                .mapToLong(SipDialog.Fact::atMs);
    }

    private static int count(SipDialog dialog, String what) {
        return (int)
                dialog.facts().stream().filter(fact -> fact.what().equals(what)).count();
    }

    long lengthMs() {
        return endedMs - beganMs;
    }
}
