package org.ivrengine.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language of requirements. */
class RequirementTest {

    private static final List<String> SKILLS = List.of("billing", "english", "spanish", "two-words");

    @ParameterizedTest(name = "{0} is met by {1}: {2}")
    @CsvSource(delimiter = '~', textBlock = """
            billing >= 50                                     ~ 50 0 0  ~ true
            billing >= 50                                     ~ 49 0 0  ~ false
            billing > 50                                      ~ 50 0 0  ~ false
            billing <= 50                                     ~ 50 0 0  ~ true
            billing < 50                                      ~ 50 0 0  ~ false
            billing == 50                                     ~ 50 0 0  ~ true
            billing != 50                                     ~ 50 0 0  ~ false
            billing == 0                                      ~ 0 0 0   ~ true
            billing >= 1 && english >= 1 || spanish >= 1      ~ 0 0 1   ~ true
            billing >= 1 && (english >= 1 || spanish >= 1)    ~ 0 0 1   ~ false
            spanish >= 1 || billing >= 1 && english >= 1      ~ 0 0 1   ~ true
            !billing >= 1 && english >= 1                     ~ 0 1 0   ~ true
            !(billing >= 1 && english >= 1)                   ~ 1 0 0   ~ true
            !!billing>=1                                      ~ 1 0 0   ~ true
            """)
    void levelsMeetIt(String text, String levels, boolean met) {
        String[] each = levels.split(" ", -1);
        Map<String, Integer> skills = Map.of(
                "billing", Integer.valueOf(each[0]),
                "english", Integer.valueOf(each[1]),
                "spanish", Integer.valueOf(each[2]));
        assertEquals(met, Requirement.parse(text).metBy(skills));
    }

    @Test
    void aSkillThatAnAgentLacksHasLevelZero() {
        assertEquals(true, Requirement.parse("two-words < 1").metBy(Map.of()));
    }

    @ParameterizedTest(name = "\"{0}\": {1}: {2}")
    @CsvSource(delimiter = '~', quoteCharacter = '\0', textBlock = """
            billing                      ~ 8  ~ expected >= > <= < == or != after the skill, found the end; for example billing >= 1
            billing = 50                 ~ 9  ~ = is no comparison; == compares
            billing >= 101               ~ 12 ~ level 101 is more than 100
            billing >= 99999999999999    ~ 12 ~ level 99999999999999 is more than 100
            billing >= -1                ~ 12 ~ expected a level from 0 to 100, found "-"
            billing >= 5 &               ~ 14 ~ expected && or || or the end, found "&"
            billing >= 5 &&              ~ 16 ~ expected a skill, ! or (, found the end; for example billing >= 50
            (billing >= 5                ~ 14 ~ expected ) or && or ||, found the end
            billing >= 5)                ~ 13 ~ expected && or || or the end, found ")"
            50 <= billing                ~ 1  ~ expected a skill, ! or (, found "5"; for example billing >= 50
            english >= 1 && biling >= 5  ~ 17 ~ skill "biling" does not exist; did you mean "billing"?
            klingon >= 1                 ~ 1  ~ skill "klingon" does not exist
            """)
    void aFaultSaysWhereAndWhatWouldBeRight(String text, int column, String message) {
        RequirementFault fault = assertThrows(RequirementFault.class, () -> Requirement.parse(text, SKILLS));
        assertEquals(message, fault.getMessage());
        assertEquals(column, fault.column());
    }

    @Test
    void anEmptyTextIsAFault() {
        assertEquals(
                3,
                assertThrows(RequirementFault.class, () -> Requirement.parse("  "))
                        .column());
    }

    @Test
    void whatItPrintsIsReadAsTheSame() {
        for (String text : List.of(
                "a >= 1 && (b < 2 || !(c == 3)) && d != 4", "!(a > 1)", "a <= 1 || b >= 2 && c >= 3", "!(!(a >= 1))")) {
            Requirement requirement = Requirement.parse(text);
            assertEquals(requirement, Requirement.parse(requirement.toString()), text);
        }
    }

    @Test
    void hostileTextsEndInAFaultAndNotInAFullStack() {
        assertThrows(RequirementFault.class, () -> Requirement.parse("(".repeat(1_999)));
        assertThrows(RequirementFault.class, () -> Requirement.parse("!".repeat(1_999)));
        assertThrows(RequirementFault.class, () -> Requirement.parse("a".repeat(2_001)));
        assertThrows(RequirementFault.class, () -> Requirement.parse("a >= 1\0"));
    }

    @Test
    void rulesRefuseASkillThatDoesNotExist() {
        Queue queue = Queue.named("bills").requires("typo >= 5").build();
        assertEquals(
                "queue bills: skill \"typo\" does not exist",
                assertThrows(IllegalArgumentException.class, () -> Shift.rules(queue))
                        .getMessage());
    }
}
