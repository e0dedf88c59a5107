package org.ivrengine.app.config;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ivrengine.flow.operations.OperationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first flow that anybody sees of us is right. */
class ReadmeTest {

    private static final Pattern FLOW = Pattern.compile("```yaml\n(flow: .*?)```", Pattern.DOTALL);

    @TempDir
    Path flows;

    @Test
    void theFlowOfTheReadmeHasNoFaultsWithWhatWeShip() throws IOException {
        Matcher matcher = FLOW.matcher(Files.readString(Path.of("README.md")));
        assertTrue(matcher.find(), "there is no flow in it");
        Files.writeString(flows.resolve("readme.yaml"), matcher.group(1));
        RuleFiles files = new RuleFiles(
                Path.of("").toAbsolutePath(),
                flows,
                flows.resolve("none.yaml"),
                Path.of("config/hours.yaml").toAbsolutePath());

        RuleFiles.Read read = files.read(OperationRegistry.empty());

        assertInstanceOf(RuleFiles.Read.Right.class, read, read::toString);
    }
}
