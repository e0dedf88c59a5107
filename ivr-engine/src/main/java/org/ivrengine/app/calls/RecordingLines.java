package org.ivrengine.app.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ivrengine.calllog.CallSummary;
import org.ivrengine.calllog.RecordedTalk;
import org.ivrengine.calllog.RecordedTalk.Muted;

/** The recordings of a call, a line each, numbered from 1 as {@code --recording} takes them. */
final class RecordingLines {

    private RecordingLines() {}

    static String of(CallSummary call, List<RecordedTalk> recordings) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < recordings.size(); i++) {
            lines.append(i == 0 ? "\n" : "").append("recording %d  ".formatted(i + 1));
            lines.append(line(call, recordings.get(i))).append('\n');
        }
        return lines.toString();
    }

    private static String line(CallSummary call, RecordedTalk recording) {
        Duration after = Duration.between(call.startedAt(), Instant.ofEpochMilli(recording.startedAtMs()));
        StringBuilder line = new StringBuilder("%s in queue %s (rule %s), from %s, "
                .formatted(recording.agent(), recording.queue(), recording.rule(), Timeline.after(after)));
        switch (recording.state()) {
            case RUNNING -> line.append("goes on, or is on its way");
            case LOST -> line.append("lost: the telephone system has no audio of it");
            case KEPT -> {
                line.append(seconds(recording.durationMs()))
                        .append(recording.channels() == 2 ? ", caller left, agent right" : ", both in one");
                if (recording.unheardMs() > 0) {
                    line.append(", ").append(seconds(recording.unheardMs())).append(" without any sound left out");
                }
                for (Muted muted : recording.muted()) {
                    line.append("\n             muted %s to %s (%s)"
                            .formatted(seconds(muted.fromMs()), seconds(muted.untilMs()), muted.by()));
                }
            }
        }
        return line.toString();
    }

    static String seconds(long ms) {
        return "%d.%d s".formatted(ms / 1_000, ms % 1_000 / 100);
    }
}
