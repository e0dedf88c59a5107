package org.ivrengine.app.supervision;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** A command that lets a supervisor hear a talk. */
abstract class WatchCommand extends TargetCommand {

    @Option(names = "--stay", description = "Stay with the agent: her next talks are heard, too.")
    private boolean stays;

    @Override
    final Map<String, Object> wish() {
        Map<String, Object> wish = new LinkedHashMap<>(super.wish());
        wish.put("stays", stays);
        return wish;
    }
}
