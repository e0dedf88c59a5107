package org.ivrengine.callcenter.port;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ivrengine.flow.port.DialRequest;

/**
 * Somebody who answers calls.
 *
 * @param id short, unique, never reused; lower-case letters, digits, {@code . _ -}
 * @param name as people see it
 * @param phone what is dialled to reach her, for example {@code PJSIP/anna}
 * @param language BCP 47 tag in lower case, in which she is told things; empty: the engine's default
 * @param skills levels from 1 to 100; a skill that is not named she does not have
 * @param extension number at which colleagues reach her; empty: none
 * @param roles what she may do besides answering, for example {@code supervisor}
 */
public record Agent(
        String id,
        String name,
        String phone,
        String language,
        SortedMap<String, Integer> skills,
        SortedSet<String> roles,
        String extension) {

    public Agent {
        if (!id.matches("[a-z0-9][a-z0-9._-]{0,39}")) {
            throw new IllegalArgumentException(
                    "\"" + id + "\" cannot name an agent; right are up to 40 of a-z, 0-9, \".\", \"_\" and \"-\"");
        }
        if (!DialRequest.isTarget(phone)) {
            throw new IllegalArgumentException(
                    "agent " + id + ": \"" + phone + "\" cannot be dialled, PJSIP/" + id + " for example can");
        }
        skills.forEach((skill, level) -> {
            if (level < 1 || level > 100) {
                throw new IllegalArgumentException(
                        "agent " + id + ": level " + level + " of " + skill + " is not from 1 to 100");
            }
        });
        if (!extension.isEmpty() && !isExtension(extension)) {
            throw new IllegalArgumentException("agent " + id + ": \"" + extension
                    + "\" is no extension; right are 2 to 10 digits, for example 201");
        }
        skills = Collections.unmodifiableSortedMap(new TreeMap<>(skills));
        roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
    }

    /** One whom colleagues cannot call. */
    public Agent(
            String id,
            String name,
            String phone,
            String language,
            SortedMap<String, Integer> skills,
            SortedSet<String> roles) {
        this(id, name, phone, language, skills, roles, "");
    }

    public static boolean isExtension(String text) {
        return text.matches("[0-9]{2,10}");
    }

    public static Agent of(String id, String phone, Map<String, Integer> skills) {
        return new Agent(id, id, phone, "", new TreeMap<>(skills), new TreeSet<>(Set.of()));
    }
}
