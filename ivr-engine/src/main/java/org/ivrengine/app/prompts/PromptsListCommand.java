package org.ivrengine.app.prompts;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ivrengine.prompts.Catalogue;
import org.ivrengine.prompts.build.AudioStock;
import org.ivrengine.prompts.speech.Line;
import org.ivrengine.prompts.speech.SpokenLanguage;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code ivr prompts list}: also the list for whoever records the prompts. */
@Command(
        name = "list",
        description = "Every sound with its text and where its audio comes from.",
        mixinStandardHelpOptions = true)
final class PromptsListCommand implements Callable<Integer> {

    @Mixin
    private PromptsFolder folder;

    @Option(names = "--language", paramLabel = "TAG", description = "Only this language.")
    private Optional<String> language = Optional.empty();

    @Option(names = "--words", description = "Also the words from which numbers, money, dates and times are made.")
    private boolean words;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** One line of the list. */
    record Row(String language, String id, String audio, String text) {}

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<Catalogue> catalogue = folder.load(spec.commandLine().getErr());
        if (catalogue.isEmpty()) {
            return 1;
        }
        if (language.isPresent() && !catalogue.get().languages().contains(language.get())) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "no language " + language.get() + "; there are "
                            + String.join(", ", catalogue.get().languages()));
        }
        List<Row> rows = rows(catalogue.get());
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(rows));
        } else {
            rows.forEach(row -> out.printf("%-5s %-28s %-11s %s%n", row.language(), row.id(), row.audio(), row.text()));
        }
        return 0;
    }

    private List<Row> rows(Catalogue catalogue) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (SpokenLanguage each : catalogue.spokenLanguages()) {
            if (language.isPresent() && !language.get().equals(each.tag())) {
                continue;
            }
            AudioStock stock = AudioStock.open(each, catalogue.folder());
            for (Line line : each.lines()) {
                if (words || !line.isWord()) {
                    String state = stock.state(line).name().toLowerCase(Locale.ROOT);
                    rows.add(new Row(each.tag(), line.id(), state, line.text()));
                }
            }
        }
        return rows;
    }
}
