package org.ivrengine.flow.expr;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ivrengine.flow.port.ValueType;

/** Checks expressions against the types of the variables that they use. */
public final class TypeChecker {

    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '(\\w+)'.*");

    private final Map<String, ValueType> variables;
    private final CelCompiler compiler;

    /** @param variables every variable with its type */
    public TypeChecker(Map<String, ValueType> variables) {
        this.variables = Map.copyOf(variables);
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(Expressions.OPTIONS)
                .setStandardMacros(List.of());
        variables.forEach((name, type) -> declare(builder, name, type));
        this.compiler = builder.build();
    }

    /** Fields become names with a dot, which CEL knows by themselves; so a field that is not there is a fault. */
    private static void declare(CelCompilerBuilder builder, String name, ValueType type) {
        switch (type) {
            case ValueType.Fields(Map<String, ValueType> fields) ->
                fields.forEach((field, fieldType) -> declare(builder, name + "." + field, fieldType));
            case ValueType.OneOf _ -> builder.addVar(name, SimpleType.STRING);
            case ValueType.Plain plain -> builder.addVar(name, cel(plain));
        }
    }

    private static CelType cel(ValueType.Plain type) {
        return switch (type) {
            case TEXT, DIGITS, DATE, TIME -> SimpleType.STRING;
            case NUMBER -> SimpleType.INT;
            case FLAG -> SimpleType.BOOL;
            case MONEY -> SimpleType.DOUBLE;
        };
    }

    public Checked check(String source) {
        CelValidationResult result = compiler.compile(source);
        if (result.hasError()) {
            return new Checked.Wrong(
                    Expressions.problems(result).stream().map(this::inOurWords).toList());
        }
        try {
            CelAbstractSyntaxTree tree = result.getAst();
            CelType type = tree.getResultType();
            if (type.equals(SimpleType.BOOL)) {
                return new Checked.Typed(ValueType.Plain.FLAG);
            }
            if (type.equals(SimpleType.INT)) {
                return new Checked.Typed(ValueType.Plain.NUMBER);
            }
            if (type.equals(SimpleType.STRING)) {
                return new Checked.Typed(ValueType.Plain.TEXT);
            }
            return new Checked.Wrong(List.of(new Problem(
                    0, 0, "this gives " + type.name() + "; right would be text, a whole number or true/false")));
        } catch (CelValidationException e) {
            return new Checked.Wrong(List.of(new Problem(0, 0, String.valueOf(e.getMessage()))));
        }
    }

    private Problem inOurWords(Problem problem) {
        Matcher matcher = UNDECLARED.matcher(problem.message());
        if (matcher.matches() && variables.get(matcher.group(1)) instanceof ValueType.Fields fields) {
            return new Problem(
                    problem.line(),
                    problem.column(),
                    "\"" + matcher.group(1) + "\" has no such field; its fields are "
                            + String.join(", ", fields.types().keySet()));
        }
        return problem;
    }
}
