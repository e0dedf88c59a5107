package org.ivrengine.app.calls.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.quality.Answer;
import org.ivrengine.quality.Review.Given;
import org.ivrengine.quality.ReviewBook.RefusedException;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Scalars;
import org.ivrengine.yaml.YamlNode;
import org.ivrengine.yaml.YamlReader;

/** Answers from the command line ({@code greeting=yes}) and from files of YAML. */
final class AnswerArguments {

    private final Map<String, Given> given = new LinkedHashMap<>();
    private Optional<String> comment = Optional.empty();

    /** @throws RefusedException with the faults, one a line */
    static AnswerArguments read(List<String> arguments) throws IOException {
        AnswerArguments answers = new AnswerArguments();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals > 0) {
                String key = argument.substring(0, equals);
                answers.given.put(key, new Given(answer(key, argument.substring(equals + 1)), ""));
            } else {
                answers.file(Path.of(argument));
            }
        }
        return answers;
    }

    private static Answer answer(String key, String text) {
        return Answer.read(text)
                .orElseThrow(() -> new RefusedException(
                        "\"" + text + "\" is no answer to " + key + "; right would be yes, no, points or na"));
    }

    private void file(Path file) throws IOException {
        Faults faults = new Faults(file.toString());
        try {
            YamlReader.read(Files.readString(file), faults)
                    .flatMap(node -> Entries.of(node, "the file of answers", faults))
                    .ifPresent(entries -> entries(entries, faults));
        } catch (NoSuchFileException missing) {
            throw new RefusedException("\"" + file + "\" is neither an answer like greeting=yes nor a file");
        }
        if (!faults.isEmpty()) {
            throw new RefusedException(String.join(
                    "\n", faults.sorted().stream().map(Object::toString).toList()));
        }
    }

    private void entries(Entries entries, Faults faults) {
        Scalars scalars = new Scalars(faults);
        entries.required("answers", "answers: {greeting: yes, tone: {answer: 3, comment: a little fast}}")
                .flatMap(node -> Entries.of(node, "answers", faults))
                .ifPresent(lines -> lines.rest().forEach(line -> line(line, scalars, faults)));
        entries.optional("comment")
                .flatMap(node -> scalars.scalar(node, "a comment"))
                .ifPresent(scalar -> comment = Optional.of(scalar.text()));
        entries.refuseRest();
    }

    private void line(YamlNode.Entry line, Scalars scalars, Faults faults) {
        Optional<YamlNode> value = Optional.of(line.value());
        String why = "";
        if (line.value() instanceof YamlNode.Mapping) {
            Entries entries = Entries.of(line.value(), "an answer", faults).orElseThrow();
            value = entries.required("answer", "answer: 3");
            why = entries.optional("comment")
                    .flatMap(node -> scalars.scalar(node, "a comment"))
                    .map(YamlNode.Scalar::text)
                    .orElse("");
            entries.refuseRest();
        }
        Optional<YamlNode.Scalar> word = value.flatMap(node -> scalars.scalar(node, "an answer"));
        Optional<Answer> answer = word.flatMap(scalar -> Answer.read(scalar.text()));
        if (word.isPresent() && answer.isEmpty()) {
            faults.add(
                    word.get().place(),
                    "\"" + word.get().text() + "\" is no answer; right would be yes, no, points or na");
        }
        String comments = why;
        answer.ifPresent(there -> given.put(line.key().text(), new Given(there, comments)));
    }

    /** @param comments {@code criterion=text}, or about the whole when no answered criterion is called so */
    void comment(List<String> comments) {
        for (String text : comments) {
            int equals = text.indexOf('=');
            String key = equals > 0 ? text.substring(0, equals) : "";
            Given there = given.get(key);
            if (there == null) {
                comment = Optional.of(text);
            } else {
                given.put(key, new Given(there.answer(), text.substring(equals + 1)));
            }
        }
    }

    Map<String, Given> given() {
        return given;
    }

    /** @return about the whole */
    Optional<String> comment() {
        return comment;
    }
}
