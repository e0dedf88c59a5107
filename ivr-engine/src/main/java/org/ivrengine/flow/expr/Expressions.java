package org.ivrengine.flow.expr;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads expressions. No macros: without them CEL has no loops, and a condition takes a bounded time. */
public final class Expressions {

    /** Longest expression in characters: what does not fit a line or two is an operation's work. */
    private static final int LENGTH_MAX = 1_000;

    private static final int DEPTH_MAX = 32;

    static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LENGTH_MAX)
            .maxParseRecursionDepth(DEPTH_MAX)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    private static final CelParser PARSER = CelParserFactory.standardCelParserBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(List.of())
            .build();

    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

    private Expressions() {}

    public static Parsed parse(String source) {
        CelValidationResult result = PARSER.parse(source);
        if (result.hasError()) {
            return new Parsed.Wrong(problems(result));
        }
        try {
            CelAbstractSyntaxTree tree = result.getAst();
            return new Parsed.Ready(new CelComputation(RUNTIME.createProgram(tree), variables(tree)));
        } catch (CelValidationException | CelEvaluationException e) {
            return new Parsed.Wrong(List.of(new Problem(0, 0, String.valueOf(e.getMessage()))));
        }
    }

    static List<Problem> problems(CelValidationResult result) {
        return result.getErrors().stream().map(Expressions::problem).toList();
    }

    private static Problem problem(CelIssue issue) {
        int line = Math.max(0, issue.getSourceLocation().getLine() - 1);
        return new Problem(line, Math.max(0, issue.getSourceLocation().getColumn()), Wording.of(issue.getMessage()));
    }

    static Set<String> variables(CelAbstractSyntaxTree tree) {
        return CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.IDENT)
                .map(node -> node.expr().ident().name())
                .collect(Collectors.toUnmodifiableSet());
    }
}
