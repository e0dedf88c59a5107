package org.ivrengine.flow.load;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ivrengine.flow.model.Target;
import org.ivrengine.flow.port.Key;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Scalars;
import org.ivrengine.yaml.YamlNode;

/** Reads the single values that only flows have. */
public final class FlowScalars extends Scalars {

    /** Words that stand for a place to go and so cannot name a step. */
    static final List<String> RESERVED_TARGETS = List.of("repeat", "back", "return", "hangup");

    private static final Pattern STEP_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,59}\\??");
    private static final Pattern VARIABLE_NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final Pattern PROMPT_ID = Pattern.compile("[a-z0-9][a-z0-9_/-]{0,99}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8})*");

    public FlowScalars(Faults faults) {
        super(faults);
    }

    Optional<String> stepName(YamlNode node) {
        return matching(node, STEP_NAME, "the name of a step", "main-menu").filter(name -> {
            boolean reserved = RESERVED_TARGETS.contains(name);
            if (reserved) {
                fault(node.place(), "\"" + name + "\" has a meaning of its own and cannot name a step");
            }
            return !reserved;
        });
    }

    Optional<String> variable(YamlNode node) {
        return matching(node, VARIABLE_NAME, "the name of a variable", "order_number");
    }

    Optional<String> promptId(YamlNode node) {
        return matching(node, PROMPT_ID, "the id of a prompt", "main-menu");
    }

    public Optional<String> language(YamlNode node) {
        return matching(node, LANGUAGE, "a language", "en or pt-br");
    }

    /** A step's name or one of the reserved words. */
    Optional<Target> target(YamlNode node) {
        return scalar(node, "the name of a step (or repeat, back, return, hangup)")
                .flatMap(scalar -> switch (scalar.text()) {
                    case "repeat" -> Optional.of(new Target.Repeat(scalar.place()));
                    case "back" -> Optional.of(new Target.Back(scalar.place()));
                    case "return" -> Optional.of(new Target.Return(scalar.place()));
                    case "hangup" -> Optional.of(new Target.HangUp(scalar.place()));
                    default ->
                        matching(scalar, STEP_NAME, "the name of a step", "main-menu")
                                .map(name -> new Target.ToStep(name, scalar.place()));
                });
    }

    /** Keys of a telephone in a row. */
    public Optional<String> keys(YamlNode.Scalar scalar, int lengthMax) {
        String text = scalar.text();
        boolean fits = !text.isEmpty()
                && text.length() <= lengthMax
                && text.chars().allMatch(symbol -> Key.isSymbol((char) symbol));
        if (!fits) {
            fault(
                    scalar.place(),
                    "\"" + text + "\" is not "
                            + (lengthMax == 1 ? "a telephone key" : "a key or up to " + lengthMax + " keys")
                            + "; keys are 0-9, \"*\" and \"#\"");
            return Optional.empty();
        }
        return Optional.of(text);
    }
}
