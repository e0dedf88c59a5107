package org.ivrengine.app.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.ivrengine.flow.load.FlowLoader;
import org.ivrengine.flow.load.FlowSource;
import org.ivrengine.flow.load.LoadResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ivr flow new}. */
@Command(
        name = "new",
        description = "Begins a flow from a template, with its first flow tests.",
        mixinStandardHelpOptions = true)
final class FlowNewCommand implements Callable<Integer> {

    @Mixin
    private FlowFiles files;

    @Parameters(paramLabel = "NAME", description = "Name of the flow: letters, digits, \"-\" and \"_\".")
    private String name;

    @Option(
            names = "--template",
            defaultValue = "menu",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Template template;

    @Option(names = "--number", paramLabel = "NUMBER", description = "Called number that begins here.")
    private @Nullable String number;

    @Spec
    private CommandSpec spec;

    /** What there is to begin from; each is a file of the folder {@code flow-templates} in our resources. */
    enum Template {
        MENU,
        COLLECT,
        EMPTY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,59}")) {
            throw new ParameterException(
                    spec.commandLine(), "\"" + name + "\" is no name of a flow; right would be order-line");
        }
        Path flow = files.folder().resolve(name + ".yaml");
        Path test = files.folder().resolve("tests").resolve(name + ".yaml");
        String text = filled(template + ".yaml");
        if (!isWelcome(flow, text, err)) {
            return 1;
        }
        try {
            Files.createDirectories(test.getParent());
            Files.writeString(flow, text, StandardOpenOption.CREATE_NEW);
            Files.writeString(test, filled(template + ".test.yaml"), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException exists) {
            err.println(exists.getFile() + ":1:1: there is such a file already; nothing of it was changed");
            return 1;
        }
        out.printf("%s%n%s%n", flow, test);
        return 0;
    }

    /** Whether the flows are still without fault when this one is among them. */
    private boolean isWelcome(Path file, String text, PrintWriter err) throws IOException {
        List<FlowSource> sources = new ArrayList<>(List.of(new FlowSource(file.toString(), text)));
        if (Files.isDirectory(files.folder())) {
            try (Stream<Path> others = Files.list(files.folder())) {
                for (Path other : others.filter(path -> path.toString().endsWith(".yaml"))
                        .sorted()
                        .toList()) {
                    sources.addLast(new FlowSource(other.toString(), Files.readString(other)));
                }
            }
        }
        return switch (FlowLoader.load(sources)) {
            case LoadResult.Loaded _ -> true;
            case LoadResult.Refused(var faults) -> {
                faults.forEach(err::println);
                yield false;
            }
        };
    }

    private String filled(String resource) throws IOException {
        try (InputStream stream = FlowNewCommand.class.getResourceAsStream("/flow-templates/" + resource)) {
            if (stream == null) {
                throw new IOException("the template " + resource + " is missing in this build");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{name}", name)
                    .replace("{numbers}", number == null ? "# numbers: [\"1000\"]" : "numbers: [\"" + number + "\"]");
        }
    }
}
