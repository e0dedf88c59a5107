package org.ivrengine.app.calls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.calllog.CallDetail;
import org.ivrengine.calllog.RecordedTalk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ivr calls save}. */
@Command(
        name = "save",
        description = "Saves whole calls into a folder: <id>.json, and <id>-<n>.wav of each recording. It is put on"
                + " record who took them.",
        mixinStandardHelpOptions = true)
final class CallsSaveCommand extends RecordingCommand {

    @Parameters(paramLabel = "ID", arity = "1..*", description = "Calls' ids, or as much of them as no other call has.")
    private List<String> ids;

    @Option(
            names = "--folder",
            required = true,
            paramLabel = "FOLDER",
            description = "Where to; it is made if need be.")
    private Path folder;

    @Override
    int run(EngineConfig config, CallSources calls) throws IOException {
        RecordingShelf shelf = new RecordingShelf(config, calls);
        Files.createDirectories(folder);
        int faults = 0;
        for (String id : ids) {
            Optional<String> call = whole(id, calls);
            if (call.isEmpty() || !save(call.get(), shelf, calls)) {
                faults++;
            }
        }
        return faults == 0 ? 0 : 1;
    }

    private boolean save(String call, RecordingShelf shelf, CallSources calls) throws IOException {
        Optional<CallDetail> detail = calls.call(call);
        if (detail.isEmpty()) {
            err().println("there is no call " + call);
            return false;
        }
        List<RecordedTalk> recordings = calls.recordings(call);
        int saved = 0;
        for (int i = 0; i < recordings.size(); i++) {
            if (recordings.get(i).state() == RecordedTalk.State.KEPT) {
                Path file = shelf.take(recordings.get(i), "saved");
                Files.copy(file, folder.resolve(call + "-" + (i + 1) + ".wav"), StandardCopyOption.REPLACE_EXISTING);
                saved++;
            }
        }
        Files.writeString(
                folder.resolve(call + ".json"),
                CallJson.call(detail.get(), calls.supervisions(call), recordings) + "\n");
        out().println(call + ": " + saved + (saved == 1 ? " recording" : " recordings"));
        return true;
    }
}
