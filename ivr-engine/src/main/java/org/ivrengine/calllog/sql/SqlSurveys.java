package org.ivrengine.calllog.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ivrengine.calllog.sql.keys.CallKeys;
import org.jdbi.v3.core.Jdbi;

/**
 * What callers answered: a menu step named {@code csat}, {@code nps} or {@code ces}, in whatever flow, is the question, the
 * key is the answer. The scale of {@code nps} ends at 10, which is the key {@code *}.
 */
public final class SqlSurveys {

    public static final List<String> STEPS = List.of("csat", "nps", "ces");

    private static final String STAR = "*";
    private static final int STAR_IS = 10;

    private final Jdbi jdbi;

    public SqlSurveys(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @return answers of calls that began in that time, by the step's name; hang-ups and other keys are none */
    public Map<String, List<Integer>> answers(Instant from, Instant until) {
        Map<String, List<Integer>> answers = new TreeMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select step, outcome, count(*) from call_steps"
                        + " join call_places on call_places.place = call_steps.place"
                        + " where call_steps.place = any(:places) and call_key >= :least and call_key < :end"
                        + " and outcome like 'key _' group by step, outcome")
                .bindArray(
                        "places",
                        Integer.class,
                        handle.createQuery("select place from call_places where kind = 'menu' and step = any(:steps)")
                                .bindArray("steps", String.class, STEPS)
                                .mapTo(Integer.class)
                                .list())
                .bind("least", CallKeys.first(from))
                .bind("end", CallKeys.first(until))
                .map((row, _) ->
                        Map.entry(row.getString(1), Collections.nCopies(row.getInt(3), rating(row.getString(2)))))
                .forEach(row -> answers.computeIfAbsent(row.getKey(), _ -> new ArrayList<>())
                        .addAll(row.getValue())));
        return answers;
    }

    private static int rating(String outcome) {
        String key = outcome.substring("key ".length());
        if (key.equals(STAR)) {
            return STAR_IS;
        }
        return Character.isDigit(key.charAt(0)) ? Integer.parseInt(key) : -1;
    }
}
