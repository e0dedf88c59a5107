package org.ivrengine.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ivrengine.flow.check.RequirementCheck.Wrong;
import org.ivrengine.routing.Requirement;
import org.ivrengine.yaml.Fault;
import org.ivrengine.yaml.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueuesFileTest {

    private static final String FILE = """
            skills: [billing, spanish]
            languages: {es: "spanish >= 40"}
            queues:
              orders: {requires: "billing >= 50"}
              front: {dial: PJSIP/200}
            extensions: {desk: "200"}
            """;

    private static QueuesFile read(String text) {
        Faults faults = new Faults("queues.yaml");
        QueuesFile file = QueuesFile.read(text, faults);
        assertEquals(List.of(), faults.sorted());
        return file;
    }

    private static String refusal(String text) {
        Faults faults = new Faults("queues.yaml");
        QueuesFile.read(text, faults);
        return faults.sorted().stream().map(Fault::toString).collect(Collectors.joining("\n"));
    }

    @Test
    void theShippedFileCanBeRead() throws IOException {
        assertEquals(
                Set.of("general"),
                read(Files.readString(Path.of("config/queues.yaml"))).queues());
    }

    @Test
    void queuesOfBothKindsLanguagesAndExtensionsAreTaken() {
        QueuesFile file = read(FILE);
        assertEquals(Set.of("orders", "front"), file.queues());
        assertEquals(
                Map.of("es", Requirement.parse("spanish >= 40")), file.rules().languages());
        assertEquals("ivr", file.rules().music());
        assertEquals(Map.of("desk", "200"), file.destinations().extensions());
    }

    @Test
    void aFlowsRequirementIsHeldToTheSkillsThatThereAre() {
        QueuesFile file = read(FILE);
        assertEquals(Optional.empty(), file.wrongRequirement("orders", "billing >= 50 && spanish >= 1"));
        Wrong unknown =
                file.wrongRequirement("orders", "billing >= 50 && spanich >= 1").orElseThrow();
        assertEquals(18, unknown.column());
        assertTrue(unknown.message().contains("spanich"), unknown.message());
        Wrong telephone = file.wrongRequirement("front", "billing >= 50").orElseThrow();
        assertTrue(telephone.message().contains("rings one telephone"), telephone.message());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            languages: {es: "spanish >= 1"}             | queues.yaml:1:18: skill "spanish" does not exist
            languages: {Spanish: "x >= 1"}              | queues.yaml:1:13: "Spanish"
            extensions: {desk: "2 0"}                   | queues.yaml:1:20: "2 0" is no extension
            queues: {front: {dial: "PJSIP/1&PJSIP/2"}}  | queues.yaml:1:24:
            skills: billing                             | queues.yaml:1:9: skills are written as a list
            quues: {}                                   | queues.yaml:1:1:
            """)
    void aFaultIsToldWithItsPlace(String text, String expected) {
        String refusal = refusal(text);
        assertTrue(refusal.contains(expected), refusal);
    }
}
