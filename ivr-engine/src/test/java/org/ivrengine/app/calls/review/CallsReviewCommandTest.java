package org.ivrengine.app.calls.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.app.calls.CallsCommand;
import org.ivrengine.app.report.ReportCommand;
import org.ivrengine.callcenter.port.ContactLog.Doubt;
import org.ivrengine.calllog.CallRecord;
import org.ivrengine.calllog.CallStore.Batch;
import org.ivrengine.calllog.ContactVisit;
import org.ivrengine.calllog.JournalEntry;
import org.ivrengine.calllog.JournalPosition;
import org.ivrengine.calllog.sql.SqlCallStore;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Outcome;
import org.ivrengine.store.Database;
import org.ivrengine.store.DatabaseSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A call with one answered contact, one with two, and the shipped scorecards. */
class CallsReviewCommandTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String ONE = "aa11".repeat(8);
    private static final String TWO = "bb22".repeat(8);
    private static final String[] ALL_GOOD = {
        "--answers",
        "greeting=yes",
        "listens=yes",
        "verified=yes",
        "card-numbers=na",
        "right=4",
        "hold=na",
        "transfer=na",
        "tone=4",
        "summary=yes"
    };

    @TempDir
    private Path folder;

    private Database database;

    private record Ran(int exitCode, String out, String err) {
        private JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    @BeforeEach
    void log() throws IOException {
        Files.writeString(folder.resolve("engine.yaml"), "data: " + folder + "\n");
        database = Database.openNow(new DatabaseSettings.Embedded(folder.resolve("db")));
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(new JournalEntry.Ended(ONE, call(ONE)));
        entries.add(contact("c1", ONE, "anna", 1));
        entries.add(new JournalEntry.Ended(TWO, call(TWO)));
        entries.add(contact("c2", TWO, "anna", 1));
        entries.add(contact("c3", TWO, "ben", 60));
        new SqlCallStore(database.jdbi(), InstantSource.system())
                .store(new Batch("journal", Optional.empty(), new JournalPosition("file", 1), entries));
    }

    @AfterEach
    void end() {
        database.close();
    }

    private static CallRecord call(String id) {
        return new CallRecord(
                id,
                List.of(),
                "5551",
                "Ana",
                "1000",
                Optional.empty(),
                "en",
                NOON,
                NOON.plusSeconds(90),
                Ending.BY_CALLER,
                List.of(),
                List.of(),
                List.of());
    }

    private static JournalEntry contact(String id, String call, String agent, int afterSeconds) {
        Contact contact = new Contact(
                id,
                call,
                "5551",
                "billing",
                Set.of(),
                agent,
                Outcome.ANSWERED,
                NOON.plusSeconds(afterSeconds).toEpochMilli(),
                9_000,
                2_000,
                0,
                20_000,
                0,
                4_000,
                false,
                List.of());
        return new JournalEntry.Contact(call, new ContactVisit(contact, Doubt.NONE));
    }

    private Ran run(Object command, String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(options));
        List<String> config = List.of("--config", folder.resolve("engine.yaml").toString());
        all.addAll(command instanceof CallsCommand ? 1 : 0, config);
        int code = new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    private Ran review(String... options) {
        List<String> all = new ArrayList<>(List.of("review"));
        all.addAll(List.of(options));
        if (!all.contains("--by")) {
            all.addAll(1, List.of("--by", "lee"));
        }
        return run(new CallsCommand(), all.toArray(String[]::new));
    }

    private Ran typed(String keys, String... options) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(keys.getBytes(UTF_8)));
        try {
            return review(options);
        } finally {
            System.setIn(before);
        }
    }

    private static String[] with(String[] all, String... more) {
        List<String> list = new ArrayList<>(List.of(more));
        list.addAll(List.of(all));
        return list.toArray(String[]::new);
    }

    @Test
    void aReviewIsMadeInOneCommand() {
        Ran ran = review(
                with(ALL_GOOD, "aa11", "--scorecard", "service-call", "--comment", "tone=warm", "--close", "--json"));
        assertEquals(0, ran.exitCode(), ran.err());
        JsonNode review = ran.json();
        assertEquals("r1", review.get("review").asString());
        assertEquals(
                List.of("anna", "billing", "lee"),
                List.of(
                        review.get("agent").asString(),
                        review.get("queue").asString(),
                        review.get("reviewer").asString()));
        assertEquals(1_000, review.get("score_permille").asInt());
        assertEquals("warm", review.get("answers").get("tone").get("comment").asString());

        Ran changed = review("r1", "--answers", "tone=0");
        assertEquals(1, changed.exitCode());
        assertEquals("r1 is closed; --supersede begins one in its place\n", changed.err());
    }

    @Test
    void aReviewIsHeldInTheTerminalLeftAndGoneOnWith() {
        Ran left = typed(
                "yes\n?\nmaybe\nno she asked for the number first\n",
                "aa11",
                "--scorecard",
                "service-call",
                "--language",
                "es");
        assertEquals(0, left.exitCode(), left.err());
        assertTrue(left.out().contains("queue billing: answered by anna"), left.out());
        assertTrue(left.out().contains("¿El agente saludó con su nombre y el de la empresa? (yes, no)"), left.out());
        assertTrue(left.out().contains("\"maybe\" is no answer; yes, no, na is right"), left.out());
        assertTrue(left.out().contains("Left as a draft: ./ivr calls review r1 goes on."), left.out());

        Ran gone = typed("yes\nna\n3\nb\n2 forgot the invoice\nna\nna\n4\nyes\nGood call.\ny\n", "r1");
        assertEquals(0, gone.exitCode(), gone.err());
        JsonNode review = review("r1", "--show", "--json").json();
        assertEquals("closed", review.get("state").asString(), gone.out());
        assertEquals(
                "she asked for the number first",
                review.get("answers").get("listens").get("comment").asString());
        assertEquals("2", review.get("answers").get("right").get("answer").asString());
        assertEquals("Good call.", review.get("comment").asString());
        // opening 1/2, identity 1, solution 2/4, manner 1: (15 * 0.5 + 20 + 45 * 0.5 + 20) / 100
        assertEquals(700, review.get("score_permille").asInt());
    }

    @Test
    void whichContactAndWhichScorecardAreAskedForWhereThereAreSeveral() {
        Ran scorecards = review("aa11", "--answers", "greeting=yes");
        assertEquals(1, scorecards.exitCode());
        assertEquals("several scorecards fit; which is it? --scorecard complaint or service-call\n", scorecards.err());
        Ran contacts = review("bb22", "--scorecard", "service-call", "--answers", "greeting=yes");
        assertEquals(
                "several agents have answered the call; which is it? --contact 1: anna in queue billing,"
                        + " --contact 2: ben in queue billing\n",
                contacts.err());
        Ran second =
                review("bb22", "--contact", "2", "--scorecard", "service-call", "--answers", "greeting=yes", "--json");
        assertEquals("ben", second.json().get("agent").asString());
        assertEquals(
                "there is no scorecard \"service\"; did you mean \"service-call\"?\n",
                review("aa11", "--scorecard", "service")
                        .err()
                        .replace("; there is complaint, service-call", "; did you mean \"service-call\"?"));
        assertEquals(2, review().exitCode());
    }

    @Test
    void aDisputeIsDecidedAndACorrectionIsAReviewOfItsOwn() {
        review(with(ALL_GOOD, "aa11", "--scorecard", "service-call", "--close"));
        assertEquals(
                0,
                review("r1", "--by", "anna", "--dispute", "the caller was told").exitCode());
        Ran corrected =
                review("r1", "--by", "kim", "--supersede", "heard again", "--answers", "right=2", "--close", "--json");
        assertEquals(0, corrected.exitCode(), corrected.err());
        assertEquals("r1", corrected.json().get("supersedes").asString());
        Ran list = review("--list");
        assertTrue(list.out().contains("superseded by r2"), list.out());
        Ran report = run(new ReportCommand(), "--reviews", "--by", "all", "--zone", "UTC", "--json");
        assertEquals(1, report.json().get("reviews").asInt(), report.out());
    }

    @Test
    void aFileOfAnswersSaysWhereItIsWrong() throws IOException {
        Path file = folder.resolve("answers.yaml");
        Files.writeString(file, "answers:\n  greeting: yes\n  tone: {answer: high, comment: x}\n");
        Ran ran = review("aa11", "--scorecard", "service-call", "--answers", file.toString());
        assertEquals(1, ran.exitCode());
        assertEquals(file + ":3:18: \"high\" is no answer; right would be yes, no, points or na\n", ran.err());
        Files.writeString(file, "answers:\n  greeting: yes\n  tone: {answer: 4, comment: kind}\ncomment: fine\n");
        JsonNode draft = review("aa11", "--scorecard", "service-call", "--answers", file.toString(), "--json")
                .json();
        assertEquals("fine", draft.get("comment").asString());
        assertEquals("kind", draft.get("answers").get("tone").get("comment").asString());
    }

    /** The shipped rules: the caller of the second call had called before. */
    @Test
    void aSampleIsDrawnOnceAndItsNextReviewBegins() {
        Ran drawn = run(new CallsCommand(), "sample", "--week", "2026-W47", "--zone", "UTC", "--json");
        assertEquals(0, drawn.exitCode(), drawn.err());
        assertEquals(1, drawn.json().get("contacts").size(), drawn.out());
        assertEquals(TWO, drawn.json().get("contacts").get(0).get("call").asString());
        Ran again = run(new CallsCommand(), "sample", "--week", "2026-11-22", "--zone", "UTC", "--json");
        assertEquals(0, again.json().get("contacts").size(), again.out());

        String[] good = {"--answers", "empathy=4", "history=yes", "allowed=yes", "date=yes", "recorded=yes", "calm=yes"
        };
        Ran next = review(with(good, "--next", "--close", "--json"));
        assertEquals(0, next.exitCode(), next.err());
        assertEquals(TWO, next.json().get("call").asString());
        assertEquals("complaint", next.json().get("scorecard").asString());
        assertEquals(
                "Nothing of a sample is left to review for lee.\n",
                review("--next").out());
        Ran report = run(
                new ReportCommand(),
                "--reviews",
                "--zone",
                "UTC",
                "--from",
                "2026-11-16",
                "--to",
                "2026-12-31",
                "--json");
        assertEquals(1, report.json().get("samples").get(0).get("reviewed").asInt(), report.out());
        assertEquals(2, run(new CallsCommand(), "sample", "--week", "soon").exitCode());
    }

    @Test
    void reportsGiveScoresByAgentSectionAndReviewerAndHowReviewersAgree() {
        review(with(ALL_GOOD, "aa11", "--scorecard", "service-call", "--close"));
        review(with(ALL_GOOD, "aa11", "--by", "kim", "--scorecard", "service-call"));
        review("r2", "--by", "kim", "--answers", "right=2", "--close");
        review(with(ALL_GOOD, "bb22", "--contact", "2", "--scorecard", "service-call"));
        review("r3", "--answers", "verified=no", "--close");

        Ran text = run(new ReportCommand(), "--reviews", "--zone", "UTC", "--by", "agent,reviewer");
        assertEquals(
                List.of(
                                "agent  reviews  score  passed  fatal  disputed",
                                "anna         2  88.8%   50.0%   0.0%         0",
                                "ben          1   0.0%    0.0%  100.0%        0",
                                "",
                                "reviewer  reviews  score  passed   fatal  disputed",
                                "kim             1  77.5%    0.0%    0.0%         0",
                                "lee             2  50.0%   50.0%   50.0%         0",
                                "",
                                "reviewer  and  both  spread   most  milder by  same answer",
                                "kim       lee     1   22.5%  22.5%     -22.5%        88.9%",
                                "")
                        .stream()
                        .map(line -> line.replaceAll(" +", " "))
                        .toList(),
                text.out().lines().map(line -> line.replaceAll(" +", " ")).toList());
        JsonNode json = run(new ReportCommand(), "--reviews", "--zone", "UTC", "--by", "section,criterion", "--json")
                .json();
        JsonNode identity = json.get("lines")
                .valueStream()
                .filter(line -> line.get("name").asString().equals("service-call/identity/verified"))
                .findFirst()
                .orElseThrow();
        assertEquals(667, identity.get("score_permille").asInt());
        assertEquals(1, identity.get("fatal").asInt());
        Ran csv = run(new ReportCommand(), "--reviews", "--zone", "UTC", "--by", "queue", "--csv");
        assertEquals(
                "by,name,count,not_applicable,score_permille,passed,fatal,disputed\nqueue,\"billing\",3,0,592,1,1,0\n",
                csv.out());
        assertEquals(2, run(new ReportCommand(), "--reviews", "--by", "agnet").exitCode());
        assertEquals(2, run(new ReportCommand(), "--csv").exitCode());
    }
}
