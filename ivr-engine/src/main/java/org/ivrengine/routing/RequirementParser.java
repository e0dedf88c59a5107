package org.ivrengine.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.ivrengine.routing.Requirement.Comparison;
import org.jspecify.annotations.Nullable;

/**
 * Reads the requirement language, by recursive descent:
 *
 * <pre>
 * any     = all {"||" all}
 * all     = unary {"&amp;&amp;" unary}
 * unary   = "!" unary | "(" any ")" | skill comparison number
 * skill   = letter or "_", then letters, digits, "_" or "-"
 * number  = 0 to 100
 * </pre>
 */
final class RequirementParser {

    private static final String EXAMPLE = "for example billing >= 50";

    private final String text;
    private final @Nullable Collection<String> knownSkills;
    private int at;
    private int depth;

    RequirementParser(String text, @Nullable Collection<String> knownSkills) {
        this.text = text;
        this.knownSkills = knownSkills;
    }

    Requirement parse() {
        if (text.length() > Limits.REQUIREMENT_CHARACTERS_MAX) {
            throw new RequirementFault(
                    Limits.REQUIREMENT_CHARACTERS_MAX + 1,
                    "longer than " + Limits.REQUIREMENT_CHARACTERS_MAX + " characters");
        }
        Requirement whole = any();
        if (!ended()) {
            throw fault("expected && or || or the end, found " + found());
        }
        return whole;
    }

    private Requirement any() {
        List<Requirement> parts = new ArrayList<>(List.of(all()));
        while (taken("||")) {
            parts.add(all());
        }
        return Requirement.any(parts);
    }

    private Requirement all() {
        List<Requirement> parts = new ArrayList<>(List.of(unary()));
        while (taken("&&")) {
            parts.add(unary());
        }
        return Requirement.all(parts);
    }

    private Requirement unary() {
        if (++depth > Limits.REQUIREMENT_DEPTH_MAX) {
            throw fault("nested deeper than " + Limits.REQUIREMENT_DEPTH_MAX);
        }
        Requirement part = negationOrGroupOrLevel();
        depth--;
        return part;
    }

    private Requirement negationOrGroupOrLevel() {
        if (taken("!")) {
            return new Requirement.Not(unary());
        }
        if (taken("(")) {
            Requirement inner = any();
            if (!taken(")")) {
                throw fault("expected ) or && or ||, found " + found());
            }
            return inner;
        }
        return level();
    }

    private Requirement level() {
        String skill = skill();
        Comparison comparison = comparison(skill);
        return new Requirement.Level(skill, comparison, number());
    }

    private String skill() {
        if (ended() || !startsSkill(text.charAt(at))) {
            throw fault("expected a skill, ! or (, found " + found() + "; " + EXAMPLE);
        }
        int from = at;
        while (at < text.length() && continuesSkill(text.charAt(at))) {
            at++;
        }
        String skill = text.substring(from, at);
        if (knownSkills != null && !knownSkills.contains(skill)) {
            at = from;
            throw fault("skill \"" + skill + "\" does not exist" + suggestion(skill, knownSkills));
        }
        return skill;
    }

    private Comparison comparison(String skill) {
        for (Comparison comparison : Comparison.values()) {
            if (taken(comparison.sign)) {
                return comparison;
            }
        }
        if (!ended() && text.charAt(at) == '=') {
            throw fault("= is no comparison; == compares");
        }
        throw fault(
                "expected >= > <= < == or != after the skill, found " + found() + "; for example " + skill + " >= 1");
    }

    private int number() {
        skipSpaces();
        int from = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        if (from == at) {
            throw fault("expected a level from 0 to " + Limits.LEVEL_MAX + ", found " + found());
        }
        String digits = text.substring(from, at);
        int level = digits.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(digits);
        if (level > Limits.LEVEL_MAX) {
            at = from;
            throw fault("level " + digits + " is more than " + Limits.LEVEL_MAX);
        }
        return level;
    }

    private boolean taken(String sign) {
        skipSpaces();
        if (!text.startsWith(sign, at)) {
            return false;
        }
        at += sign.length();
        return true;
    }

    private boolean ended() {
        skipSpaces();
        return at == text.length();
    }

    private void skipSpaces() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private String found() {
        return ended() ? "the end" : "\"" + Character.toString(text.codePointAt(at)) + "\"";
    }

    private RequirementFault fault(String message) {
        skipSpaces();
        return new RequirementFault(at + 1, message);
    }

    private static String suggestion(String skill, Collection<String> knownSkills) {
        int nearest = Math.max(2, skill.length() / 3) + 1;
        String best = "";
        for (String known : new TreeSet<>(knownSkills)) {
            int distance = distance(skill, known);
            if (distance < nearest) {
                nearest = distance;
                best = known;
            }
        }
        return best.isEmpty() ? "" : "; did you mean \"" + best + "\"?";
    }

    /** Levenshtein's: insertions, deletions and replacements from one to the other. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    private static boolean startsSkill(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private static boolean continuesSkill(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
