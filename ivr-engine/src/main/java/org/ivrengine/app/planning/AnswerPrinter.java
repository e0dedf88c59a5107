package org.ivrengine.app.planning;

import java.util.Locale;
import org.ivrengine.app.Grid;
import org.ivrengine.simulation.Answer;
import org.ivrengine.simulation.Answer.CallFigures;
import org.ivrengine.simulation.Estimate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The answer of a simulation for people and for programs. */
final class AnswerPrinter {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AnswerPrinter() {}

    static String text(Answer answer) {
        String unit = answer.unit().word();
        Grid calls = new Grid(1)
                .row(
                        "call type",
                        "offered",
                        "blocked %",
                        "waited %",
                        "abandoned %",
                        "overflowed %",
                        "served within %",
                        "mean wait",
                        "mean queue",
                        "ASA");
        answer.calls()
                .forEach((name, figures) -> calls.row(
                        name,
                        count(figures.offered()),
                        percent(figures.blocked()),
                        percent(figures.waited()),
                        percent(figures.abandoned()),
                        percent(figures.overflowed()),
                        percent(figures.servedWithin()),
                        number(figures.meanWait()),
                        number(figures.meanQueue()),
                        number(figures.asa())));
        Grid agents = new Grid(1).row("agents", "occupancy %");
        answer.occupancy().forEach((name, occupancy) -> agents.row(name, percent(occupancy)));
        String warning = answer.undecided() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%nWARNING: %,d calls still waited when the run was broken off: the agents cannot keep up, and"
                                + " there is no steady state.%n",
                        answer.undecided());
        return String.format(
                        Locale.ROOT,
                        "%,d calls simulated, seed %d; durations in %s; +- is half of a 99 %% confidence interval%n%n",
                        answer.simulated(),
                        answer.seed(),
                        unit)
                + calls
                + System.lineSeparator()
                + agents
                + warning;
    }

    static String json(Answer answer) {
        ObjectNode document = JSON.createObjectNode();
        document.put("unit", answer.unit().word());
        document.put("seed", answer.seed());
        document.put("simulated", answer.simulated());
        document.put("undecided", answer.undecided());
        ObjectNode calls = document.putObject("calls");
        answer.calls().forEach((name, figures) -> putFigures(calls.putObject(name), figures));
        ObjectNode agents = document.putObject("agents");
        answer.occupancy().forEach((name, occupancy) -> put(agents.putObject(name), "occupancy", occupancy));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }

    private static void putFigures(ObjectNode type, CallFigures figures) {
        put(type, "offered", figures.offered());
        put(type, "blocked", figures.blocked());
        put(type, "waited", figures.waited());
        put(type, "abandoned", figures.abandoned());
        put(type, "served_within", figures.servedWithin());
        put(type, "mean_wait", figures.meanWait());
        put(type, "mean_queue", figures.meanQueue());
        put(type, "asa", figures.asa());
    }

    /** JSON knows no NaN: what could not be measured is null. */
    private static void put(ObjectNode parent, String key, Estimate estimate) {
        ObjectNode node = parent.putObject(key);
        putNumber(node, "mean", estimate.mean());
        putNumber(node, "ci99", estimate.ci99());
    }

    private static void putNumber(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }

    private static String count(Estimate estimate) {
        return format("%,.0f", estimate);
    }

    private static String percent(Estimate estimate) {
        return format("%.2f", new Estimate(100 * estimate.mean(), 100 * estimate.ci99()));
    }

    private static String number(Estimate estimate) {
        return format("%.3f", estimate);
    }

    private static String format(String pattern, Estimate estimate) {
        if (!Double.isFinite(estimate.mean())) {
            return "-";
        }
        String half = Double.isFinite(estimate.ci99()) ? String.format(Locale.ROOT, pattern, estimate.ci99()) : "?";
        return String.format(Locale.ROOT, pattern, estimate.mean()) + " +-" + half;
    }
}
