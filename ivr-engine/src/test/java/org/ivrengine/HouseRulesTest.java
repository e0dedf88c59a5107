package org.ivrengine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules on the text of the sources that no compiler checks. */
class HouseRulesTest {

    private static final int FILE_LINES_MAX = 500;
    private static final Path MODULE = Files.isDirectory(Path.of("ivr-engine")) ? Path.of("ivr-engine") : Path.of(".");

    @Test
    void noSourceFileHasMoreThanFiveHundredLines() throws IOException {
        assertEquals(List.of(), offenders("src", (file, text) -> text.lines().count() > FILE_LINES_MAX));
    }

    @Test
    void noTestSleepsInTheHopeThatSomethingHappened() throws IOException {
        Pattern sleep = Pattern.compile("Thread\\.sle" + "ep\\(");
        assertEquals(
                List.of(),
                offenders("src/test/java", (file, text) -> sleep.matcher(text).find()));
    }

    @Test
    void noCommentPostponesWork() throws IOException {
        Pattern mark = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
        assertEquals(
                List.of(), offenders("src", (file, text) -> mark.matcher(text).find()));
    }

    @Test
    void everyPackageIsNullMarked() throws IOException {
        List<Path> unmarked = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(MODULE.resolve("src/main/java"))) {
            for (Path folder : walk.filter(Files::isDirectory).toList()) {
                if (hasJavaFiles(folder) && !Files.exists(folder.resolve("package-info.java"))) {
                    unmarked.add(folder);
                }
            }
        }
        assertEquals(List.of(), unmarked, "packages without a package-info.java with @NullMarked");
    }

    private static boolean hasJavaFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        }
    }

    private static List<Path> offenders(String below, BiPredicate<Path, String> isWrong) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(MODULE.resolve(below))) {
            for (Path file :
                    walk.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (isWrong.test(file, Files.readString(file))) {
                    found.add(file);
                }
            }
        }
        return found;
    }
}
