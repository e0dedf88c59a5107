package org.ivrengine.quality.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.ivrengine.quality.sample.SampleRule;
import org.ivrengine.quality.sample.SampleRules;
import org.ivrengine.yaml.Faults;
import org.junit.jupiter.api.Test;

class SamplesReaderTest {

    private static final String RIGHT = """
            seed: 7
            samples:
              each:
                scorecard: service-call
                per_agent: 3
                queues: [billing]
                where: {min_talk: 30s, hold: 2m, transferred: true, repeat_within: 7d, step: {rating: [key 1, key 2]}}
                reviewers: [lee, kim]
              ten:
                scorecard: complaint
                in_all: 10
            """;

    private static SampleRules read(String text, Faults faults) {
        return SamplesReader.read(
                text, Set.of("service-call", "complaint"), Optional.of(Set.of("billing", "general")), faults);
    }

    private static List<String> faults(String text) {
        Faults faults = new Faults("samples.yaml");
        read(text, faults);
        return faults.sorted().stream().map(Object::toString).toList();
    }

    @Test
    void rulesAreReadAsTheyAreWritten() {
        Faults faults = new Faults("samples.yaml");
        SampleRules rules = read(RIGHT, faults);
        assertEquals(List.of(), faults.sorted());
        assertEquals(7, rules.seed());
        assertEquals(7 * 86_400_000L, rules.lookBackMs());
        SampleRule each = rules.rules().getFirst();
        assertEquals(new SampleRule.Size.PerAgent(3), each.size());
        assertEquals(OptionalLong.of(120_000), each.where().holdMinMs());
        assertEquals(
                Optional.of(new SampleRule.StepOutcome("rating", Set.of("key 1", "key 2"))),
                each.where().step());
        assertEquals(List.of("lee", "kim"), each.reviewers());
        assertEquals(new SampleRule.Size.InAll(10), rules.rules().getLast().size());
    }

    @Test
    void faultsSayWhereAndWhatWouldBeRight() {
        assertEquals(
                List.of("samples.yaml:4:16: there is no scorecard \"servicecall\"; did you mean \"service-call\"?"),
                faults(RIGHT.replace("scorecard: service-call", "scorecard: servicecall")));
        assertEquals(
                List.of("samples.yaml:6:14: there is no queue \"biling\"; did you mean \"billing\"?"),
                faults(RIGHT.replace("[billing]", "[biling]")));
        assertEquals(
                List.of(
                        "samples.yaml:4:5: sample each needs either \"per_agent\" or \"in_all\", for example: per_agent: 3"),
                faults(RIGHT.replace("per_agent: 3", "in_all: 3\n    per_agent: 3")));
        assertEquals(
                List.of("samples.yaml:7:23: \"soon\" is not a time; right would be for example 30s, 2m or 7d"),
                faults(RIGHT.replace("30s", "soon")));
        assertEquals(
                List.of("samples.yaml:7:38: where has no \"transfered\"; did you mean \"transferred\"?"),
                faults(RIGHT.replace("transferred", "transfered")));
    }
}
