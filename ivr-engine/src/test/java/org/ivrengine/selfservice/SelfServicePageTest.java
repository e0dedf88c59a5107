package org.ivrengine.selfservice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.port.ValueType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** docs/SELF-SERVICE.md lists every operation with its inputs and outcomes as they are. */
class SelfServicePageTest {

    private static final Path PAGE = Path.of("docs/SELF-SERVICE.md");
    private static final Pattern SECTION =
            Pattern.compile("^### `([a-z_.]+)`\\n(.*?)```text\\n(.*?)```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final List<OperationSignature> SIGNATURES = new Signatures(SelfServiceSettings.DEFAULT).all();

    @TestFactory
    List<DynamicTest> theBlockOfEachOperationIsItsSignature() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        String page = Files.readString(PAGE);
        for (OperationSignature signature : SIGNATURES) {
            tests.add(DynamicTest.dynamicTest(signature.name(), () -> {
                Matcher section = SECTION.matcher(page);
                Optional<String> block = section.results()
                        .filter(found -> found.group(1).equals(signature.name()))
                        .map(found -> found.group(3))
                        .findFirst();

                assertEquals(Optional.of(block(signature)), block);
            }));
        }
        return tests;
    }

    @Test
    void noOperationIsListedThatThereIsNot() throws IOException {
        List<String> names = SIGNATURES.stream().map(OperationSignature::name).toList();
        Matcher section = SECTION.matcher(Files.readString(PAGE));
        while (section.find()) {
            assertTrue(names.contains(section.group(1)), section.group(1));
        }
    }

    /** One line an input, then one line an outcome. */
    static String block(OperationSignature signature) {
        StringBuilder block = new StringBuilder();
        signature
                .inputs()
                .forEach((name, input) -> block.append("%-18s %s%s%n"
                        .formatted("with " + name, input.type(), input.isRequired() ? "" : ", may be left out")));
        signature.outcomes().forEach((name, type) -> {
            block.append(("%-18s " + type.map(SelfServicePageTest::type).orElse(""))
                            .formatted("-> " + name)
                            .stripTrailing())
                    .append('\n');
            if (type.orElse(null) instanceof ValueType.Fields(var fields)) {
                fields.forEach((field, of) -> block.append("     %-13s %s%n".formatted("." + field, of)));
            }
        });
        return block.toString();
    }

    private static String type(ValueType type) {
        return type instanceof ValueType.Fields ? "" : type.toString();
    }

    /** Prints the blocks, for whoever writes the page. */
    static void main() {
        SIGNATURES.forEach(
                signature -> IO.println("### `" + signature.name() + "`\n```text\n" + block(signature) + "```"));
    }
}
