package org.ivrengine.flow.load;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ivrengine.flow.expr.Expressions;
import org.ivrengine.flow.expr.Parsed;
import org.ivrengine.flow.expr.Problem;
import org.ivrengine.flow.model.Expression;
import org.ivrengine.flow.model.Operand;
import org.ivrengine.flow.model.Spoken;
import org.ivrengine.flow.port.Value;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Place;
import org.ivrengine.yaml.YamlNode;

/** Reads values: literals, {@code $variables} and {@code = expressions}. */
final class OperandReader {

    private static final Pattern VARIABLE = Pattern.compile("([a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)*)(\\??)");

    private final Faults faults;
    private final FlowScalars scalars;

    OperandReader(Faults faults) {
        this.faults = faults;
        this.scalars = new FlowScalars(faults);
    }

    /** Any value. */
    Optional<Operand> operand(YamlNode node) {
        return scalars.scalar(node, "a value, a $variable or an \"= expression\"")
                .flatMap(scalar -> {
                    if (scalar.text().startsWith("=")) {
                        return expression(scalar, 1).map(Operand.Computed::new);
                    }
                    if (scalar.text().startsWith("$")) {
                        return variable(scalar.text().substring(1), scalar.place())
                                .map(variable -> variable);
                    }
                    return Optional.of(new Operand.Literal(literal(scalar), scalar.place()));
                });
    }

    private static Value literal(YamlNode.Scalar scalar) {
        return switch (scalar.form()) {
            case WHOLE_NUMBER -> new Value.Whole(Long.parseLong(scalar.text()));
            case FLAG -> new Value.Flag(scalar.text().equalsIgnoreCase("true"));
            case TEXT, FRACTION, NOTHING -> new Value.Text(scalar.text());
        };
    }

    /** A value that is spoken in this manner. */
    Optional<Operand> spoken(YamlNode node, Spoken.Style style) {
        return scalars.scalar(node, "a $variable or a value").flatMap(scalar -> {
            if (scalar.text().startsWith("$")) {
                return variable(scalar.text().substring(1), scalar.place()).map(variable -> variable);
            }
            Optional<Value> value = spokenLiteral(scalar.text(), style);
            if (value.isEmpty()) {
                faults.add(
                        scalar.place(), "\"" + scalar.text() + "\" is not " + example(style) + " and not a $variable");
            }
            return value.map(literal -> new Operand.Literal(literal, scalar.place()));
        });
    }

    private static String example(Spoken.Style style) {
        return switch (style) {
            case DIGITS -> "digits such as \"10023\"";
            case NUMBER -> "a whole number such as 42";
            case MONEY -> "an amount such as 12.50 USD";
            case DATE -> "a date such as 2026-12-24";
            case TIME -> "a time such as \"17:30\"";
        };
    }

    private static Optional<Value> spokenLiteral(String text, Spoken.Style style) {
        try {
            return switch (style) {
                case DIGITS -> text.matches("[0-9A-Za-z]{1,64}") ? Optional.of(new Value.Text(text)) : Optional.empty();
                case NUMBER -> Optional.of(new Value.Whole(Long.parseLong(text)));
                case MONEY -> MoneyText.read(text);
                case DATE -> Optional.of(new Value.Date(LocalDate.parse(text)));
                case TIME -> Optional.of(new Value.Time(LocalTime.parse(text)));
            };
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** @param text without the dollar sign */
    Optional<Operand.Variable> variable(String text, Place place) {
        Matcher matcher = VARIABLE.matcher(text);
        if (!matcher.matches()) {
            faults.add(
                    place,
                    "\"$" + text + "\" is not a variable; right would be for example $order_number or $order.state");
            return Optional.empty();
        }
        List<String> path = new ArrayList<>(List.of(matcher.group(1).split("\\.", -1)));
        return Optional.of(new Operand.Variable(path, !matcher.group(2).isEmpty(), place));
    }

    /** @param from where the expression begins in the text */
    Optional<Expression> expression(YamlNode.Scalar scalar, int from) {
        int start = from;
        while (start < scalar.text().length() && scalar.text().charAt(start) == ' ') {
            start++;
        }
        String source = scalar.text().substring(start);
        if (source.isBlank()) {
            faults.add(scalar.place(), "an expression is expected here, for example: order.state == \"shipped\"");
            return Optional.empty();
        }
        Place place = scalar.textPlace().right(start);
        return switch (Expressions.parse(source)) {
            case Parsed.Ready(var computation) -> Optional.of(new Expression(source, place, computation));
            case Parsed.Wrong(var problems) -> {
                for (Problem problem : problems) {
                    faults.add(
                            new Place(place.line() + problem.line(), place.column() + problem.column()),
                            "the condition cannot be read: " + problem.message());
                }
                yield Optional.empty();
            }
        };
    }
}
