package org.ivrengine.quality.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.quality.RandomScorecards;
import org.ivrengine.quality.Scorecard;
import org.ivrengine.quality.Scorecard.Criterion;
import org.ivrengine.quality.Scorecard.Kind;
import org.ivrengine.quality.Texts;
import org.ivrengine.yaml.Faults;
import org.junit.jupiter.api.Test;

class ScorecardReaderTest {

    private static final String RIGHT = """
            title: {en: Service, es: Servicio}
            queues: [billing]
            pass: 82.5%
            sections:
              opening:
                title: {en: Opening, es: Apertura}
                weight: 20
                criteria:
                  greeting: {ask: Greeted?, not_applicable: false}
                  tone:
                    ask: {en: How friendly?, es: ¿Qué tan amable?}
                    scale: 4
                    anchors: {0: rude, 4: friendly}
                    weight: 3
                  rude: {ask: Polite?, fatal: true, weight: 0}
            """;

    private static List<String> faults(String text) {
        Faults faults = new Faults("service.yaml");
        Optional<Scorecard> card =
                ScorecardReader.read("service", text, Optional.of(Set.of("billing", "sales")), faults);
        assertEquals(faults.isEmpty(), card.isPresent());
        return faults.sorted().stream().map(Object::toString).toList();
    }

    private static Scorecard read(String text) {
        Faults faults = new Faults("service.yaml");
        return ScorecardReader.read("service", text, Optional.empty(), faults)
                .orElseThrow(() -> new AssertionError(faults.sorted()));
    }

    @Test
    void aScorecardIsReadAsItIsWritten() {
        Scorecard card = read(RIGHT);
        assertEquals(825, card.passPermille());
        assertEquals("Servicio", card.title().in("es"));
        assertEquals("Service", card.title().in("fr"), "the first one where a language is missing");
        assertEquals(Set.of("billing"), card.queues());
        Criterion tone = card.criterion("tone").orElseThrow();
        assertEquals(3, tone.weight());
        assertEquals(Texts.of("friendly"), ((Kind.Scale) tone.kind()).anchors().get(4));
        Criterion rude = card.criterion("rude").orElseThrow();
        assertEquals(List.of(true, 0, true), List.of(rude.fatal(), rude.weight(), rude.mayNotApply()));
        assertEquals(false, card.criterion("greeting").orElseThrow().mayNotApply());
    }

    @Test
    void faultsSayWhereAndWhatWouldBeRight() {
        assertEquals(
                List.of("service.yaml:2:10: there is no queue \"biling\"; did you mean \"billing\"?"),
                faults(RIGHT.replace("[billing]", "[biling]")));
        assertEquals(
                List.of("service.yaml:3:7: \"high\" is not a share; right would be for example 80% or 82.5%"),
                faults(RIGHT.replace("82.5%", "high")));
        assertEquals(
                List.of(
                        "service.yaml:9:17: criterion greeting has no \"aks\"; did you mean \"ask\"?",
                        "service.yaml:9:17: criterion greeting needs \"ask\", for example: ask: Did she say her name?"),
                faults(RIGHT.replace("ask: Greeted?", "aks: Greeted?")).stream()
                        .map(fault -> fault.replace(":9:18:", ":9:17:"))
                        .sorted()
                        .toList());
        assertEquals(
                List.of("service.yaml:15:7: there is a criterion \"greeting\" already, in line 9; keys differ across"
                        + " sections, too"),
                faults(RIGHT.replace("      rude:", "  more: {title: {en: M, es: M}, criteria: {\n      greeting:")
                                .replace("weight: 0}", "weight: 0}}}")
                                .replace("  more:", "\n  more:")
                                .replace("  \n", "\n"))
                        .stream()
                        .filter(fault -> fault.contains("already"))
                        .map(fault -> fault.replaceAll(":1[0-9]:[0-9]+:", ":15:7:"))
                        .toList());
        assertEquals(
                List.of("service.yaml:13:27: \"5\" is not a point of this scale; from 0 to 4 is right"),
                faults(RIGHT.replace("4: friendly", "5: friendly")).stream()
                        .map(fault -> fault.replaceAll(":13:[0-9]+:", ":13:27:"))
                        .toList());
        assertEquals(
                List.of("the title of opening is not there in es, in which the scorecard's title is"),
                faults(RIGHT.replace("{en: Opening, es: Apertura}", "{en: Opening}")).stream()
                        .map(fault -> fault.replaceAll("^[^ ]+ ", ""))
                        .toList());
    }

    @Test
    void aSectionInWhichNothingCountsIsAFault() {
        assertEquals(
                List.of("service.yaml:4:3: nothing in section gate has a weight"),
                faults("title: T\npass: 80%\nsections:\n  gate: {title: G, criteria: {rude: {ask: R, fatal: true,"
                        + " weight: 0}}}\n"));
    }

    @Test
    void commentsAndBlanksMakeNoNewVersionAndWordsDo() {
        String kept = ScorecardText.write(read(RIGHT));
        assertEquals(kept, ScorecardText.write(read("# about\n" + RIGHT.replace("Greeted?", "  Greeted?   "))));
        assertNotEquals(kept, ScorecardText.write(read(RIGHT.replace("Greeted?", "Greeted her?"))));
        assertNotEquals(
                ScorecardText.hash(kept), ScorecardText.hash(ScorecardText.write(read(RIGHT.replace("82.5%", "82%")))));
    }

    @Test
    void whatIsKeptIsReadAgainAsTheSame() {
        assertEquals(read(RIGHT), ScorecardText.read("service", ScorecardText.write(read(RIGHT))));
        for (long seed = 0; seed < 300; seed++) {
            Scorecard card = new RandomScorecards(seed).card();
            assertEquals(card, ScorecardText.read("card", ScorecardText.write(card)), "seed " + seed);
        }
    }

    @Test
    void theShippedScorecardsHaveNoFaults() throws IOException {
        Path home = Files.isDirectory(Path.of("config")) ? Path.of(".") : Path.of("..");
        ScorecardFolder folder = ScorecardFolder.read(home.resolve("config/scorecards"), Optional.empty());
        assertEquals(List.of(), folder.faults());
        assertEquals(Set.of("complaint", "service-call"), folder.cards().keySet());
        folder.cards()
                .values()
                .forEach(card -> assertEquals(Set.of("en", "es"), card.title().languages()));
    }
}
