package org.ivrengine.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The examples of docs/CONSOLE-API.md. */
final class ApiExamples {

    private static final Pattern BLOCK = Pattern.compile(
            "```http\\n(?<method>GET|POST|PUT) (?<path>\\S+)\\n(?<body>.*?)\\n?\\n(?<status>\\d{3})\\n(?<answer>.*?)\\n```",
            Pattern.DOTALL);

    private ApiExamples() {}

    /** A request and its answer. */
    record Example(String method, String path, String body, int status, String answer) {}

    static List<Example> read() throws IOException {
        List<Example> examples = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(Path.of("docs/CONSOLE-API.md")));
        while (matcher.find()) {
            examples.add(new Example(
                    matcher.group("method"),
                    matcher.group("path"),
                    matcher.group("body"),
                    Integer.parseInt(matcher.group("status")),
                    matcher.group("answer")));
        }
        return examples;
    }
}
