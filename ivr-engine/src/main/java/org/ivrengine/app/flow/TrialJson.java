package org.ivrengine.app.flow;

import org.ivrengine.flow.trial.Coverage;
import org.ivrengine.flow.trial.TrialResult;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Results of flow tests for programs. */
final class TrialJson {

    private static final JsonMapper JSON = new JsonMapper();

    private TrialJson() {}

    static String of(TrialRun run) {
        ObjectNode root = JSON.createObjectNode();
        root.put("fine", run.isFine());
        ArrayNode faults = root.putArray("faults");
        run.faults()
                .forEach(fault -> faults.addObject()
                        .put("file", fault.file())
                        .put("line", fault.line())
                        .put("column", fault.column())
                        .put("message", fault.message()));
        ArrayNode calls = root.putArray("calls");
        run.trials().forEach(trial -> call(calls.addObject(), trial));
        ObjectNode coverage = root.putObject("coverage");
        coverage.put("percent", run.coverage().percent());
        ArrayNode ways = coverage.putArray("ways");
        run.coverage()
                .walked()
                .forEach((way, times) -> way(ways.addObject(), way).put("times", times));
        return root.toPrettyString();
    }

    private static void call(ObjectNode node, TrialRun.Timed trial) {
        TrialResult result = trial.result();
        node.put("call", result.transcript().title())
                .put("file", result.transcript().file())
                .put("line", result.transcript().place().line())
                .put("passed", result.hasPassed())
                .put("ms", trial.tookMs());
        result.mismatch()
                .ifPresent(mismatch -> node.putObject("difference")
                        .put("line", mismatch.place().line())
                        .put("column", mismatch.place().column())
                        .put("expected", mismatch.expected())
                        .put("happened", mismatch.happened()));
        ArrayNode conversation = node.putArray("conversation");
        result.lines()
                .forEach(line ->
                        conversation.addObject().put("at_ms", line.atMs()).put("what", line.what()));
    }

    private static ObjectNode way(ObjectNode node, Coverage.Way way) {
        return node.put("flow", way.flow())
                .put("step", way.step())
                .put("exit", way.exit())
                .put("file", way.file())
                .put("line", way.place().line())
                .put("column", way.place().column());
    }
}
