package org.ivrengine.app.agents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ivrengine.app.Grid;
import org.ivrengine.callcenter.file.LevelsFile;
import org.ivrengine.callcenter.file.LevelsWriter;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.AgentBook.Change;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code ./ivr agent skills}. */
@Command(
        name = "skills",
        description = "Shows levels, or changes them, of one agent or many. An engine that runs takes it up at once.",
        footer = {
            "",
            "Examples:",
            "  ./ivr agent skills                             the table of all",
            "  ./ivr agent skills anna billing=80 spanish=0   one agent; 0 takes a skill away",
            "  ./ivr agent skills --all training=1            everybody",
            "  ./ivr agent skills --csv > levels.csv          out, and in again:",
            "  ./ivr agent skills --from levels.csv"
        },
        mixinStandardHelpOptions = true)
final class AgentSkillsCommand extends OfficeCommand {

    @Parameters(
            index = "0..*",
            paramLabel = "AGENT|SKILL=LEVEL",
            description = "Agents first, then levels from 1 to 100; 0 takes a skill away.")
    private String @Nullable [] arguments;

    @Option(names = "--all", description = "All agents.")
    private boolean all;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "Takes levels from a file: a table (.csv), or YAML. What it does not name stays.")
    private @Nullable Path from;

    @ArgGroup
    private Form form = new Form();

    /** How levels are printed. */
    static final class Form {
        @Option(names = "--csv", description = "Prints a table for spreadsheets.")
        private boolean csv;

        @Option(names = "--yaml", description = "Prints YAML.")
        private boolean yaml;

        @Option(names = "--json", description = "Prints JSON, for programs.")
        private boolean json;
    }

    @Override
    int run(AgentOffice office) throws IOException, InterruptedException {
        List<String> words = arguments == null ? List.of() : Arrays.asList(arguments);
        SortedSet<String> named =
                words.stream().filter(word -> word.indexOf('=') < 0).collect(Collectors.toCollection(TreeSet::new));
        SortedMap<String, Integer> levels = LevelArguments.of(
                spec(), words.stream().filter(word -> word.indexOf('=') >= 0).toArray(String[]::new));
        if ((all && !named.isEmpty()) || (from != null && (all || !words.isEmpty()))) {
            throw new ParameterException(
                    spec().commandLine(), "name agents, or say --all, or --from a file; one of them");
        }
        if (from != null) {
            return readFile(office, from);
        }
        for (String agent : named) {
            if (office.known(agent, err()).isEmpty()) {
                return ExitCode.SOFTWARE;
            }
        }
        if (levels.isEmpty()) {
            show(chosen(office, named));
            return ExitCode.OK;
        }
        if (named.isEmpty() && !all) {
            throw new ParameterException(spec().commandLine(), "whose levels? Name agents, or say --all");
        }
        SortedMap<String, SortedMap<String, Integer>> wanted = new TreeMap<>();
        chosen(office, named).forEach(agent -> wanted.put(agent.id(), levels));
        return change(office, wanted);
    }

    private static List<Agent> chosen(AgentOffice office, SortedSet<String> named) {
        return office.book().agents().stream()
                .filter(agent -> named.isEmpty() || named.contains(agent.id()))
                .toList();
    }

    private int readFile(AgentOffice office, Path file) throws IOException, InterruptedException {
        LevelsFile read = LevelsFile.read(
                file.toString(),
                Files.readString(file),
                office.book().agents().stream().map(Agent::id).collect(Collectors.toSet()));
        if (!read.faults().isEmpty()) {
            read.faults().forEach(err()::println);
            err().println((read.faults().size() == 1 ? "1 fault" : read.faults().size() + " faults")
                    + "; nothing is changed");
            return ExitCode.SOFTWARE;
        }
        return change(office, read.levels());
    }

    private int change(AgentOffice office, SortedMap<String, SortedMap<String, Integer>> levels)
            throws IOException, InterruptedException {
        List<Change> changes = office.book().setLevels(levels, who());
        List<String> agents = changes.stream().map(Change::agent).distinct().toList();
        boolean taken = !agents.isEmpty() && office.tellEngine(agents);
        if (form.json) {
            out().println(AgentJson.write(Map.of("changes", AgentJson.changes(changes))));
            return ExitCode.OK;
        }
        Grid lines = new Grid();
        changes.forEach(change ->
                lines.row(change.agent(), change.what(), either(change.from()) + " -> " + either(change.to())));
        out().print(lines);
        out().println(
                        changes.isEmpty()
                                ? "Nothing to change."
                                : changes.size() + (changes.size() == 1 ? " level" : " levels") + " changed"
                                        + (taken ? "; the engine goes by it now." : "; no engine runs."));
        return ExitCode.OK;
    }

    private static String either(String level) {
        return level.isEmpty() ? "0" : level;
    }

    private void show(List<Agent> agents) {
        if (form.csv) {
            out().print(LevelsWriter.csv(agents));
        } else if (form.yaml) {
            out().print(LevelsWriter.yaml(agents));
        } else if (form.json) {
            Map<String, Map<String, Integer>> levels = new TreeMap<>();
            agents.forEach(agent -> levels.put(agent.id(), agent.skills()));
            out().println(AgentJson.write(Map.of("levels", levels)));
        } else {
            out().print(table(agents));
        }
    }

    private static Grid table(List<Agent> agents) {
        SortedSet<String> skills = LevelsWriter.skills(agents);
        List<String> head = new ArrayList<>(List.of("agent"));
        head.addAll(skills);
        Grid columns = new Grid().row(head);
        for (Agent agent : agents) {
            List<String> row = new ArrayList<>(List.of(agent.id()));
            skills.forEach(skill -> row.add(Optional.ofNullable(agent.skills().get(skill))
                    .map(String::valueOf)
                    .orElse("-")));
            columns.row(row);
        }
        return columns;
    }
}
