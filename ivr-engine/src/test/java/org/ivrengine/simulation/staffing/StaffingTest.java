package org.ivrengine.simulation.staffing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ivrengine.simulation.file.FaultyFile;
import org.ivrengine.simulation.file.ForecastReader;
import org.ivrengine.simulation.staffing.Need.Method;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaffingTest {

    @TempDir
    Path folder;

    private static final String TWO_TEAMS = """
            unit: seconds
            interval: 30m
            starts: "08:00"
            service_level: {percent: 80, within: 20}
            queues:
              sales: {requires: "sales >= 1"}
              support: {requires: "support >= 1"}
            calls:
              sales: {queue: sales, service: {mean: 180}, forecast: [100, 0]}
              support: {queue: support, service: {mean: 240}, patience: {mean: 180}, forecast: [50, 62]}
            agents:
              sales: {skills: {sales: 100}}
              support: {skills: {support: 100}}
            """;

    @Test
    void teamsOfTheirOwnAreStaffedByErlangsFormulas() throws Exception {
        List<Need> needs = needs(TWO_TEAMS);
        // 10 erlangs: 14 agents reach 88.8 % in 20 s, 13 only 79.6 % by the usual Erlang C tables.
        assertEquals(Map.of("sales", 14, "support", 9), needs.getFirst().agents());
        assertEquals(0.888, needs.getFirst().servedWithin().getOrDefault("sales", 0.0), 0.001);
        assertEquals("08:30", needs.get(1).interval());
        assertEquals(0, needs.get(1).agents().get("sales"), "nobody calls");
        assertEquals(Method.ERLANG_A, needs.getFirst().method());
    }

    @Test
    void withoutPatienceItIsErlangC() throws Exception {
        assertEquals(
                Method.ERLANG_C,
                needs(TWO_TEAMS.replace(", patience: {mean: 180}", ""))
                        .getFirst()
                        .method());
    }

    @Test
    void simulationFindsWhatTheFormulasFind() throws Exception {
        // So many trunks limit nothing, but they make the formulas inapplicable.
        Need need = needs(TWO_TEAMS + "trunks: 100000\n").getFirst();
        assertEquals(Method.SIMULATION, need.method());
        assertEquals(Map.of("sales", 14, "support", 9), need.agents());
    }

    @Test
    @Tag("slow")
    void sharedSkillsNeedFewerAgentsThanSeparateTeams() throws Exception {
        String separate = TWO_TEAMS.replace("[100, 0]", "[30]").replace("[50, 62]", "[12]");
        Need apart = needs(separate).getFirst();
        Need shared =
                needs(separate + "  both: {skills: {sales: 50, support: 50}}\n").getFirst();
        assertEquals(Method.SIMULATION, shared.method());
        assertTrue(shared.total() < apart.total(), shared + " against " + apart);
        shared.servedWithin().forEach((type, share) -> assertTrue(share >= 0.8, type + " " + share));
    }

    @Test
    void callsThatNoGroupCanTakeAreRefusedInsteadOfSearchedForEver() {
        String nobody = TWO_TEAMS.replace("sales >= 1", "sales >= 1 && support >= 1");
        Staffing.Impossible impossible = assertThrows(Staffing.Impossible.class, () -> needs(nobody));
        assertEquals("no group of agents can serve call type sales", impossible.getMessage());
    }

    @Test
    void aSpreadsheetsFileGivesTheForecastAndItsLabels() throws Exception {
        Files.writeString(folder.resolve("calls.csv"), "interval;support;sales\r\nearly;50;100\r\nlate;62;0\r\n");
        List<Need> needs = needs(TWO_TEAMS.replaceAll(", forecast: \\[.*]", "") + "forecast: calls.csv\n");
        assertEquals(
                List.of("early", "late"), needs.stream().map(Need::interval).toList());
        assertEquals(Map.of("sales", 14, "support", 9), needs.getFirst().agents());
    }

    @Test
    void faultsOfForecastAndSpreadsheetHaveTheirPosition() throws IOException {
        FaultyFile yaml = assertThrows(
                FaultyFile.class,
                () -> needs(TWO_TEAMS
                        .replace("\"08:00\"", "eight")
                        .replace("[50, 62]", "[50]")
                        .replace("percent: 80", "percent: 100")));
        String file = folder.resolve("forecast.yaml").toString();
        assertEquals(
                file + ":3:9: found \"eight\"; expected a time of day, for example \"08:00\"\n"
                        + file + ":4:26: found \"100\"; expected a number from 1 to 99.9\n"
                        + file + ":10:84: 1 intervals, but 2 for the call types before",
                yaml.getMessage());
        Files.writeString(folder.resolve("calls.csv"), "interval,sale,support\n08:00,4x,3\n08:30,4\n");
        FaultyFile csv = assertThrows(
                FaultyFile.class,
                () -> needs(TWO_TEAMS.replaceAll(", forecast: \\[.*]", "") + "forecast: calls.csv\n"));
        String table = folder.resolve("calls.csv").toString();
        assertEquals(
                table + ":1:1: no column for call type sales; expected the first line interval,sales,support\n"
                        + table + ":1:10: no call type \"sale\"; did you mean \"sales\"?\n"
                        + table + ":2:7: found \"4x\"; expected a number of calls, 0 or more\n"
                        + table + ":3:1: 2 fields; the first line has 3",
                csv.getMessage());
    }

    private List<Need> needs(String yaml) throws IOException, FaultyFile, Staffing.Impossible {
        Path file = folder.resolve("forecast.yaml");
        Files.writeString(file, yaml);
        return Staffing.of(ForecastReader.read(file), part -> {});
    }
}
