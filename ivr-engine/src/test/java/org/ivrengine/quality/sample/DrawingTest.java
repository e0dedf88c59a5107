package org.ivrengine.quality.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ivrengine.quality.sample.Drawing.Result;
import org.ivrengine.quality.sample.Drawing.Week;
import org.ivrengine.quality.sample.SampleRule.Size;
import org.ivrengine.quality.sample.SampleRule.StepOutcome;
import org.ivrengine.quality.sample.SampleRule.Where;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Outcome;
import org.junit.jupiter.api.Test;

class DrawingTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** The clocks are set back on its Sunday. */
    private static final Week WEEK = new Week(LocalDate.parse("2026-10-19"), BERLIN);

    private static final Set<String> NOTHING = Set.of();

    private static SampleRule each(int contacts, String... reviewers) {
        return new SampleRule(
                "each", "service", new TreeSet<>(), Where.ANY, new Size.PerAgent(contacts), List.of(reviewers));
    }

    private static SampleRule rule(String key, Where where, Size size) {
        return new SampleRule(key, "service", new TreeSet<>(), where, size, List.of());
    }

    private static Contact contact(String id, String caller, String agent, long joinedAtMs, long talkMs, long holdMs) {
        return new Contact(
                id,
                "call-" + id,
                caller,
                "billing",
                Set.of(),
                agent,
                Outcome.ANSWERED,
                joinedAtMs,
                1_000,
                0,
                0,
                talkMs,
                holdMs,
                0,
                false,
                List.of());
    }

    /** A week of four agents, with some abandoned contacts and some of the time before. */
    private static List<Contact> week(long seed) {
        Random random = new Random(seed);
        List<Contact> contacts = new ArrayList<>();
        long begin = WEEK.from().toEpochMilli();
        for (int i = 0; i < 600; i++) {
            long at = begin - 86_400_000L + random.nextLong(9 * 86_400_000L);
            contacts.add(contact(
                    "c" + i,
                    "555" + random.nextInt(200),
                    "agent" + random.nextInt(4),
                    at,
                    random.nextInt(300_000),
                    random.nextInt(10) == 0 ? 150_000 : 0));
        }
        contacts.sort(Comparator.comparingLong(Contact::joinedAtMs));
        return contacts;
    }

    private static List<Drawn> draw(SampleRules rules, List<Contact> contacts, Collection<Drawn> before) {
        return results(rules, contacts, before).stream()
                .flatMap(result -> result.added().stream())
                .toList();
    }

    private static List<Result> results(SampleRules rules, List<Contact> contacts, Collection<Drawn> before) {
        Drawing drawing = new Drawing(rules, WEEK, (_, _) -> false, before, NOTHING);
        contacts.forEach(drawing::add);
        return drawing.draw();
    }

    @Test
    void everyAgentHasHersSpreadOverTheDays() {
        List<Drawn> drawn = draw(new SampleRules(1, List.of(each(7))), week(1), List.of());
        Map<String, Set<LocalDate>> days = new TreeMap<>();
        drawn.forEach(each -> days.computeIfAbsent(each.agent(), _ -> new TreeSet<>())
                .add(LocalDate.ofInstant(each.joinedAt(), BERLIN)));
        assertEquals(Set.of("agent0", "agent1", "agent2", "agent3"), days.keySet());
        days.forEach((agent, of) -> assertEquals(7, of.size(), agent + ": one a day"));
        assertTrue(drawn.stream().allMatch(each -> WEEK.contains(each.joinedAt().toEpochMilli())));
        assertEquals("2026-W43", drawn.getFirst().week());
    }

    @Test
    void theSameSeedDrawsTheSameAndAnotherOneOthers() {
        SampleRules rules = new SampleRules(1, List.of(each(3)));
        assertEquals(draw(rules, week(2), List.of()), draw(rules, week(2), List.of()));
        assertNotEquals(
                draw(rules, week(2), List.of()), draw(new SampleRules(2, List.of(each(3))), week(2), List.of()));
    }

    @Test
    void noCallIsDrawnTwiceWhateverTheRules() {
        for (long seed = 0; seed < 50; seed++) {
            SampleRules rules = new SampleRules(
                    seed,
                    List.of(
                            rule("all", Where.ANY, new Size.InAll(40)),
                            each(5),
                            rule("more", Where.ANY, new Size.PerAgent(4))));
            List<Drawn> drawn = draw(rules, week(seed), List.of());
            assertEquals(40 + 4 * 5 + 4 * 4, drawn.size(), "seed " + seed);
            assertEquals(
                    drawn.size(), drawn.stream().map(Drawn::call).distinct().count(), "seed " + seed);
        }
    }

    @Test
    void drawnAgainOnlyWhatIsMissingIsAdded() {
        SampleRules rules = new SampleRules(3, List.of(each(4)));
        List<Contact> contacts = week(3);
        List<Drawn> first = draw(rules, contacts.subList(0, 150), List.of());
        List<Drawn> second = draw(rules, contacts, first);
        assertEquals(16, first.size() + second.size());
        List<Drawn> all = new ArrayList<>(first);
        all.addAll(second);
        assertEquals(List.of(), draw(rules, contacts, all));
    }

    @Test
    void anAgentWithTooFewContactsIsNamed() {
        List<Contact> contacts = List.of(contact("c1", "1", "anna", WEEK.from().toEpochMilli(), 1, 0));
        Result result = results(new SampleRules(1, List.of(each(3))), contacts, List.of())
                .getFirst();
        assertEquals(1, result.added().size());
        assertEquals(Map.of("anna", 2), result.missing());
    }

    @Test
    void callsThatAreReviewedAlreadyAreNotDrawn() {
        Drawing drawing =
                new Drawing(new SampleRules(1, List.of(each(3))), WEEK, (_, _) -> false, List.of(), Set.of("call-c1"));
        drawing.add(contact("c1", "1", "anna", WEEK.from().toEpochMilli(), 1, 0));
        assertEquals(List.of(), drawing.draw().getFirst().added());
    }

    @Test
    void conditionsHold() {
        long begin = WEEK.from().toEpochMilli();
        List<Contact> contacts = List.of(
                contact("early", "1", "anna", begin - 3_600_000, 60_000, 0),
                contact("again", "1", "anna", begin + 3_600_000, 60_000, 0),
                contact("held", "2", "anna", begin + 3_700_000, 60_000, 130_000),
                contact("short", "3", "anna", begin + 3_800_000, 5_000, 0));
        assertEquals(
                Set.of("again"),
                ids(
                        contacts,
                        new Where(
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                Optional.empty(),
                                OptionalLong.of(7_200_000),
                                Optional.empty())));
        assertEquals(
                Set.of(),
                ids(
                        contacts,
                        new Where(
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                Optional.empty(),
                                OptionalLong.of(7_199_999),
                                Optional.empty())));
        assertEquals(
                Set.of("held"),
                ids(
                        contacts,
                        new Where(
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalLong.of(120_000),
                                OptionalLong.empty(),
                                Optional.empty(),
                                OptionalLong.empty(),
                                Optional.empty())));
        assertEquals(
                Set.of("short"),
                ids(
                        contacts,
                        new Where(
                                OptionalLong.empty(),
                                OptionalLong.of(10_000),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                Optional.empty(),
                                OptionalLong.empty(),
                                Optional.empty())));
        assertEquals(
                Set.of("held"),
                ids(
                        contacts,
                        new Where(
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                Optional.empty(),
                                OptionalLong.empty(),
                                Optional.of(new StepOutcome("rating", Set.of("key 1"))))));
    }

    private static Set<String> ids(List<Contact> contacts, Where where) {
        Drawing drawing = new Drawing(
                new SampleRules(1, List.of(rule("some", where, new Size.InAll(10)))),
                WEEK,
                (call, step) -> step.step().equals("rating") && call.equals("call-held"),
                List.of(),
                NOTHING);
        contacts.forEach(drawing::add);
        return drawing.draw().getFirst().added().stream().map(Drawn::contact).collect(Collectors.toSet());
    }

    @Test
    void reviewersShareAndNobodyGetsHerOwn() {
        SampleRules rules = new SampleRules(1, List.of(each(6, "lee", "kim", "agent1")));
        List<Drawn> drawn = draw(rules, week(4), List.of());
        Map<String, Long> shares =
                drawn.stream().collect(Collectors.groupingBy(Drawn::reviewer, Collectors.counting()));
        assertEquals(Map.of("lee", 8L, "kim", 8L, "agent1", 8L), shares);
        assertTrue(drawn.stream().noneMatch(each -> each.reviewer().equals(each.agent())));
        Set<String> unassigned = new HashSet<>();
        draw(new SampleRules(1, List.of(each(1, "agent1"))), week(4), List.of())
                .forEach(each -> unassigned.add(each.agent() + ":" + each.reviewer()));
        assertEquals(Set.of("agent0:agent1", "agent1:", "agent2:agent1", "agent3:agent1"), unassigned);
    }
}
