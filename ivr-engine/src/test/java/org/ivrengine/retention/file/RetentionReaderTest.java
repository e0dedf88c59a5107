package org.ivrengine.retention.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.retention.RetentionRules;
import org.ivrengine.retention.Thing;
import org.ivrengine.yaml.Faults;
import org.junit.jupiter.api.Test;

class RetentionReaderTest {

    private static final String RIGHT = """
            keep:
              caller_numbers: 180d
              recordings: 90d
              voicemail: forever
            queues:
              billing: {recordings: forever}
              sales: {recordings: 30d}
            """;

    private static List<String> faults(String text) {
        Faults faults = new Faults("retention.yaml");
        RetentionReader.read(text, Optional.of(Set.of("billing", "sales")), 30, faults);
        return faults.sorted().stream().map(Object::toString).toList();
    }

    @Test
    void rulesAreReadAsTheyAreWritten() {
        Faults faults = new Faults("retention.yaml");
        RetentionRules rules = RetentionReader.read(RIGHT, Optional.empty(), 30, faults);
        assertEquals(List.of(), faults.sorted());
        Instant now = Instant.parse("2026-11-22T10:00:00Z");
        assertEquals(Optional.of(now.minus(Duration.ofDays(90))), rules.before(Thing.RECORDINGS, now));
        assertEquals(Optional.empty(), rules.before(Thing.VOICEMAIL, now));
        assertEquals(Optional.empty(), rules.before(Thing.REVIEWS, now), "what is not named stays");
        assertEquals(
                Map.of("billing", Optional.empty(), "sales", Optional.of(now.minus(Duration.ofDays(30)))),
                rules.recordingsBefore(now));
    }

    @Test
    void faultsSayWhereAndWhatWouldBeRight() {
        assertEquals(
                List.of("retention.yaml:3:3: keep has no \"recording\"; did you mean \"recordings\"?"),
                faults(RIGHT.replace("  recordings: 90d", "  recording: 90d")));
        assertEquals(
                List.of("retention.yaml:3:15: \"90\" is not an age; right would be for example 90d or forever"),
                faults(RIGHT.replace("90d", "90")));
        assertEquals(
                List.of("retention.yaml:6:3: there is no queue \"biling\"; did you mean \"billing\"?"),
                faults(RIGHT.replace("billing:", "biling:")));
        assertEquals(
                List.of(
                        "retention.yaml:2:19: the call log's files stay for 30 days (call_log: journal_days of engine.yaml)"
                                + " and have the same; at least 30d is right, or fewer journal_days"),
                faults(RIGHT.replace("180d", "29d")));
    }
}
