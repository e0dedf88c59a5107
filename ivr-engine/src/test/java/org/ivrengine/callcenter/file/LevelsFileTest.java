package org.ivrengine.callcenter.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.yaml.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevelsFileTest {

    private static final Set<String> AGENTS = Set.of("anna", "ben", "no");

    private static LevelsFile read(String name, String text) {
        return LevelsFile.read(name, text, AGENTS);
    }

    private static List<String> faults(String name, String text) {
        return read(name, text).faults().stream().map(Fault::toString).toList();
    }

    @Test
    void aTableOfLevelsLeavesEmptyCellsAsTheyAre() {
        assertEquals(
                Map.of("anna", Map.of("billing", 80, "spanish", 40), "ben", Map.of("billing", 0)),
                read("levels.csv", "agent,billing,spanish\nanna, 80 ,40\n\nben,0,\n")
                        .levels());
    }

    @Test
    void theTableOfASpreadsheetIsUnderstood() {
        assertEquals(
                Map.of("anna", Map.of("billing", 80)),
                read("levels.csv", "\uFEFFagent;billing\r\nanna;80\r\n").levels());
    }

    @Test
    void levelsInYamlLeaveWhatIsNotNamed() {
        assertEquals(
                Map.of("anna", Map.of("billing", 80), "ben", Map.of("spanish", 0)),
                read("levels.yaml", "anna: {billing: 80}\nben:\n  spanish: 0\n").levels());
    }

    @Test
    void everyFaultOfATableHasItsPlace() {
        assertEquals(
                List.of(
                        "levels.csv:1:15: \"span ish\" cannot name a skill; right are letters, digits, \"_\" and \"-\", a letter first",
                        "levels.csv:2:1: there is no agent \"ana\"; did you mean \"anna\"?",
                        "levels.csv:3:5: \"101\" is not a level; 1 to 100 is right, or 0 for a skill that ben no longer has",
                        "levels.csv:3:11: the first line names 2 skills; this is one level too many",
                        "levels.csv:4:1: agent \"ben\" stands here a second time"),
                faults("levels.csv", "agent,billing,span ish\nana,1,2\nben,101,3,4\nben,1,1\n"));
    }

    @Test
    void everyFaultOfYamlHasItsPlace() {
        assertEquals(
                List.of(
                        "levels.yaml:1:1: there is no agent \"ana\"; did you mean \"anna\"?",
                        "levels.yaml:2:16: \"high\" is not a level; 1 to 100 is right, or 0 for a skill that ben no longer has",
                        "levels.yaml:3:7: skills with levels are expected here, for example {billing: 80}, not \"80\""),
                faults("levels.yaml", "ana: {billing: 1}\nben: {billing: high}\nanna: 80\n"));
    }

    @Test
    void aTableWithoutItsFirstLineIsRefused() {
        assertEquals(
                List.of("levels.csv:1:1: the first line names the skills, for example: agent,billing,spanish"),
                faults("levels.csv", "anna,80\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"levels.csv", "levels.yaml"})
    void whatWasWrittenReadsBackAsTheSame(String name) {
        List<Agent> agents = List.of(
                Agent.of("anna", "PJSIP/anna", Map.of("billing", 80, "yes", 7)),
                Agent.of("ben", "PJSIP/ben", Map.of("spanish", 100)),
                Agent.of("no", "PJSIP/no", Map.of()));

        String text = name.endsWith(".csv") ? LevelsWriter.csv(agents) : LevelsWriter.yaml(agents);

        assertEquals(
                Map.of(
                        "anna", Map.of("billing", 80, "spanish", 0, "yes", 7),
                        "ben", Map.of("billing", 0, "spanish", 100, "yes", 0),
                        "no", Map.of("billing", 0, "spanish", 0, "yes", 0)),
                read(name, text).levels(),
                text);
    }
}
