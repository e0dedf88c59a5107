package org.ivrengine.app.flow;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.config.EngineConfigReader;
import org.ivrengine.app.up.ConfigOption;
import org.ivrengine.flow.hours.Schedules;
import org.ivrengine.flow.load.FlowLoader;
import org.ivrengine.flow.load.HoursReader;
import org.ivrengine.flow.load.LoadResult;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.operations.OperationRegistry;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.prompts.Catalogue;
import org.ivrengine.prompts.FaultyPromptsException;
import org.ivrengine.selfservice.SelfServiceSettings;
import org.ivrengine.selfservice.http.OperationsFile;
import org.ivrengine.yaml.Faults;
import picocli.CommandLine.Option;

/** Where flows and what belongs to them are found, for every command that needs them. */
public final class FlowFiles {

    @Option(
            names = "--flows",
            paramLabel = "DIR",
            description = "Folder of the flows (default: dialplans/flows of the project).")
    private Path flows = ConfigOption.inProject("dialplans/flows");

    @Option(
            names = "--prompts",
            paramLabel = "DIR",
            description = "Folder with one folder for each language (default: recordings/prompts of the project).")
    private Path prompts = ConfigOption.inProject("recordings/prompts");

    @Option(
            names = "--hours",
            paramLabel = "FILE",
            description = "Opening hours (default: config/hours.yaml of the project).")
    private Path hours = ConfigOption.inProject("config/hours.yaml");

    @Option(
            names = "--operations",
            paramLabel = "FILE",
            description = "Operations of other systems (default: config/operations.yaml of the project).")
    private Path operations = ConfigOption.inProject("config/operations.yaml");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings, of which self_service counts here (default: config/engine.yaml of the project).")
    private Path config = ConfigOption.inProject("config/engine.yaml");

    public Path folder() {
        return flows;
    }

    /** @return the flows, or nothing once their faults are printed */
    public Optional<FlowSet> load(PrintWriter err) throws IOException {
        if (!Files.isDirectory(flows)) {
            err.println(flows + ":1:1: there is no such folder; --flows says where the flows are");
            return Optional.empty();
        }
        return switch (FlowLoader.load(flows)) {
            case LoadResult.Loaded(FlowSet loaded) -> Optional.of(loaded);
            case LoadResult.Refused(var faults) -> {
                faults.forEach(err::println);
                yield Optional.empty();
            }
        };
    }

    /** @return opening hours, or nothing once their faults are printed; a file that is not there has no hours */
    public Optional<Schedules> schedules(PrintWriter err) throws IOException {
        if (!Files.exists(hours)) {
            return Optional.of(Schedules.NONE);
        }
        Faults faults = new Faults(hours.toString());
        Schedules schedules = HoursReader.read(Files.readString(hours), faults);
        faults.sorted().forEach(err::println);
        return faults.isEmpty() ? Optional.of(schedules) : Optional.empty();
    }

    /** @return texts of all prompts, or nothing once their faults are printed */
    public Optional<Catalogue> prompts(PrintWriter err) throws IOException {
        try {
            return Optional.of(Catalogue.load(prompts));
        } catch (FaultyPromptsException e) {
            e.faults().forEach(err::println);
            return Optional.empty();
        }
    }

    /** @return what differs in self-service from company to company, or nothing once faults are printed */
    public Optional<SelfServiceSettings> selfService(PrintWriter err) throws IOException {
        if (!Files.exists(config)) {
            return Optional.of(SelfServiceSettings.DEFAULT);
        }
        return switch (EngineConfigReader.read(config, ConfigOption.home())) {
            case EngineConfigReader.Result.Read(EngineConfig read) -> Optional.of(read.selfService());
            case EngineConfigReader.Result.Refused(var faults) -> {
                faults.forEach(err::println);
                yield Optional.empty();
            }
        };
    }

    /** @return signatures of the operations that other systems perform, or nothing once their faults are printed */
    public Optional<Operations> remoteOperations(PrintWriter err) throws IOException {
        if (!Files.exists(operations)) {
            return Optional.of(OperationRegistry.empty());
        }
        Faults faults = new Faults(operations.toString());
        OperationsFile read = OperationsFile.read(Files.readString(operations), ConfigOption.home(), faults);
        faults.sorted().forEach(err::println);
        return faults.isEmpty() ? Optional.of(OperationRegistry.described(read.signatures())) : Optional.empty();
    }
}
