package org.ivrengine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Figures that are no sums over intervals, and records that refuse what cannot be. */
class FiguresTest {

    private static final long WEEK_MS = Duration.ofDays(7).toMillis();

    @Test
    void aCallThatComesBackAboutTheSameQueueWithinAWeekWasNotResolved() {
        List<Contact> contacts = List.of(
                Contacts.answered("1", "anna", 0, 0, 1_000, 0, 0),
                Contacts.gone("2", Outcome.ABANDONED, 1_000 + WEEK_MS, 10),
                Contacts.answered("3", "anna", 3 * WEEK_MS, 0, 1_000, 0, 0));
        FirstContactResolution resolution = FirstContactResolution.of(contacts, 10 * WEEK_MS);
        assertEquals(new FirstContactResolution(2, 1, 0, 0), resolution);
        assertEquals(OptionalDouble.of(0.5), resolution.rate());
    }

    @Test
    void oneMillisecondAfterTheWeekIsANewMatter() {
        List<Contact> contacts = List.of(
                Contacts.answered("1", "anna", 0, 0, 1_000, 0, 0),
                Contacts.answered("2", "anna", 1_001 + WEEK_MS, 0, 1_000, 0, 0));
        assertEquals(new FirstContactResolution(2, 2, 0, 0), FirstContactResolution.of(contacts, 10 * WEEK_MS));
    }

    @Test
    void aFurtherContactOfTheSameCallOrAboutAnotherQueueIsNoFurtherCall() {
        Contact first = Contacts.answered("1", "anna", 0, 0, 1_000, 0, 0);
        Contact otherQueue = contact("2", "call-2", "+4930123", "billing", 5_000);
        Contact sameCall = contact("3", "call-1", "+4930123", "sales", 2_000);
        Contact withheld = contact("4", "call-4", null, "sales", 9_000);
        assertEquals(
                new FirstContactResolution(4, 4, 1, 0),
                FirstContactResolution.of(List.of(withheld, otherQueue, sameCall, first), 10 * WEEK_MS));
    }

    @Test
    void aContactWhoseWeekIsNotOverIsNotJudgedYet() {
        Contact young = Contacts.answered("1", "anna", 0, 0, 1_000, 0, 0);
        assertEquals(new FirstContactResolution(0, 0, 0, 1), FirstContactResolution.of(List.of(young), WEEK_MS));
    }

    @Test
    void surveysUseTheScaleOfTheirQuestion() {
        assertEquals(OptionalDouble.of(0.5), Survey.csat(List.of(5, 4, 3, 1)));
        assertEquals(OptionalDouble.of(0.25), Survey.nps(List.of(10, 9, 7, 6)));
        assertEquals(OptionalDouble.of(4), Survey.ces(List.of(1, 7)));
        assertEquals(OptionalDouble.empty(), Survey.nps(List.of()));
        assertThrows(IllegalArgumentException.class, () -> Survey.csat(List.of(0)));
    }

    @Test
    void openCasesDoNotCountInTheResolutionTime() {
        assertEquals(
                OptionalDouble.of(150),
                Case.artMs(List.of(new Case("a", 0, 100), new Case("b", 50, 250), new Case("c", 0, Case.UNRESOLVED))));
        assertThrows(IllegalArgumentException.class, () -> new Case("d", 10, 9));
    }

    @Test
    void containmentIsTheShareThatNeededNoAgent() {
        assertEquals(
                OptionalDouble.of(0.6),
                new Containment(3, 2).plus(new Containment(2, 1)).rate());
        assertThrows(IllegalArgumentException.class, () -> new Containment(1, 2));
    }

    @Test
    void aContactRefusesTimesThatDoNotAddUp() {
        assertThrows(IllegalArgumentException.class, () -> Contacts.gone("1", Outcome.ANSWERED, 0, 10));
        assertThrows(IllegalArgumentException.class, () -> Contacts.gone("1", Outcome.ABANDONED, 0, -1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Contact(
                        "1",
                        "c",
                        null,
                        "q",
                        Set.of(),
                        "anna",
                        Outcome.ANSWERED,
                        0,
                        9,
                        5,
                        5,
                        0,
                        0,
                        0,
                        false,
                        List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Contact(
                        "1", "c", null, "q", Set.of(), null, Outcome.ABANDONED, 0, 9, 0, 0, 1, 0, 0, false, List.of()));
    }

    private static Contact contact(String id, String call, @Nullable String caller, String queue, long atMs) {
        return new Contact(
                id,
                call,
                caller,
                queue,
                Set.of(),
                "anna",
                Outcome.ANSWERED,
                atMs,
                0,
                0,
                0,
                1_000,
                0,
                0,
                false,
                List.of());
    }
}
