package org.ivrengine.app.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ivrengine.simulation.file.ForecastReader;
import org.ivrengine.simulation.file.ScenarioReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlanningCommandsTest {

    private static final Path SHIPPED = Path.of("config/scenarios");

    @TempDir
    Path folder;

    private record Ran(int exitCode, String out, String err) {}

    private static Ran run(Object command, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Ran(exitCode, out.toString(), err.toString());
    }

    private String file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("scenario.yaml"), yaml).toString();
    }

    private static final String SMALL = """
            run: {replications: 5, horizon: 60}
            queues: {A: {requires: "a >= 1"}}
            calls:
              A: {queue: A, arrivals: {rate: 1}, service: {mean: 4}}
              silent: {queue: A, arrivals: {rate: 0}, service: {mean: 4}}
            agents: {SA: {count: 4, skills: {a: 1}}}
            """;

    @Test
    void jsonHasExactlyTheKeysOfTheFormatAndNullForWhatCouldNotBeMeasured() throws IOException {
        Ran ran = run(new SimulateCommand(), file(SMALL), "--json", "--seed", "9");
        assertEquals(0, ran.exitCode(), ran.err());
        JsonNode answer = JsonMapper.builder().build().readTree(ran.out());
        assertEquals(9, answer.get("seed").asInt());
        JsonNode figures = answer.get("calls").get("A");
        assertEquals(
                Set.of("offered", "blocked", "waited", "abandoned", "served_within", "mean_wait", "mean_queue", "asa"),
                new TreeSet<>(figures.propertyNames()));
        assertEquals(Set.of("mean", "ci99"), new TreeSet<>(figures.get("asa").propertyNames()));
        assertEquals(
                Set.of("occupancy"),
                new TreeSet<>(answer.get("agents").get("SA").propertyNames()));
        assertTrue(answer.get("calls").get("silent").get("asa").get("mean").isNull());
        assertEquals(60, figures.get("offered").get("mean").asDouble(), 20);
    }

    @Test
    void peopleGetATableAndTheSameCallersEveryTime() throws IOException {
        Ran ran = run(new SimulateCommand(), file(SMALL));
        assertTrue(ran.out().contains("call type") && ran.out().contains("occupancy %"), ran.out());
        assertEquals(ran.out(), run(new SimulateCommand(), file(SMALL)).out());
        assertTrue(ran.err().contains("million calls a minute"), ran.err());
    }

    @Test
    void aFaultyFileIsExitCodeOneAndAMissingOneIsWrongUsage() throws IOException {
        Ran faulty = run(new SimulateCommand(), file("run: {}\n"));
        assertEquals(1, faulty.exitCode());
        assertTrue(faulty.err().contains("scenario.yaml:1:"), faulty.err());
        assertEquals(2, run(new SimulateCommand(), "no-such-file.yaml").exitCode());
        assertEquals(2, run(new StaffCommand(), "no-such-file.yaml").exitCode());
        assertEquals(1, run(new StaffCommand(), file(SMALL)).exitCode());
    }

    @Test
    void staffingAnswersForPeopleAndForPrograms() {
        String shipped = SHIPPED.resolve("staff-one-team.yaml").toString();
        Ran text = run(new StaffCommand(), shipped);
        assertTrue(text.out().contains("Erlang A"), text.out());
        JsonNode json = JsonMapper.builder()
                .build()
                .readTree(run(new StaffCommand(), shipped, "--json").out());
        JsonNode first = json.get("intervals").get(0);
        assertEquals("08:00", first.get("interval").asString());
        assertEquals(5, first.get("agents").get("sales").asInt());
        assertEquals(0.87, first.get("served_within").get("sales").asDouble(), 0.01);
    }

    @Test
    void everyShippedScenarioAndForecastCanBeRead() throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.list(SHIPPED)) {
            files = all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
        assertTrue(files.size() >= 8, files.toString());
        for (Path file : files) {
            if (String.valueOf(file.getFileName()).startsWith("staff")) {
                ForecastReader.read(file);
            } else {
                ScenarioReader.read(file);
            }
        }
    }
}
