package org.ivrengine.callcenter.sql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ivrengine.callcenter.port.Agent;
import org.jdbi.v3.core.Handle;

/** Reads agents out of their tables. */
final class AgentRows {

    private static final String ACTIVE = "a.removed_at is null";

    private final Map<String, Row> rows = new LinkedHashMap<>();

    private record Row(
            String agent,
            String name,
            String phone,
            String language,
            SortedMap<String, Integer> skills,
            SortedSet<String> roles,
            String extension) {}

    private AgentRows() {}

    static List<Agent> all(Handle handle) {
        return new AgentRows().read(handle, ACTIVE, Map.of());
    }

    static Optional<Agent> one(Handle handle, String agent) {
        return new AgentRows()
                .read(handle, ACTIVE + " and a.agent = :agent", Map.of("agent", agent)).stream()
                        .findFirst();
    }

    private List<Agent> read(Handle handle, String where, Map<String, String> values) {
        handle.createQuery("select a.agent, a.name, a.phone, a.language, e.extension from agents a"
                        + " left join agent_extensions e on e.agent = a.agent where " + where
                        + " order by a.agent")
                .bindMap(values)
                .map((row, _) -> new Row(
                        row.getString("agent"),
                        row.getString("name"),
                        row.getString("phone"),
                        row.getString("language"),
                        new TreeMap<>(),
                        new TreeSet<>(),
                        Optional.ofNullable(row.getString("extension")).orElse("")))
                .forEach(row -> rows.put(row.agent(), row));
        handle.createQuery(
                        "select s.agent, s.skill, s.level from agent_skills s join agents a on a.agent = s.agent where "
                                + where)
                .bindMap(values)
                .map((row, _) -> new Level(row.getString("agent"), row.getString("skill"), row.getInt("level")))
                .forEach(level ->
                        of(level.agent()).ifPresent(row -> row.skills().put(level.skill(), level.level())));
        handle.createQuery(
                        "select r.agent, r.role from agent_roles r join agents a on a.agent = r.agent where " + where)
                .bindMap(values)
                .map((row, _) -> Map.entry(row.getString("agent"), row.getString("role")))
                .forEach(role -> of(role.getKey()).ifPresent(row -> row.roles().add(role.getValue())));
        return rows.values().stream()
                .map(row -> new Agent(
                        row.agent(),
                        row.name(),
                        row.phone(),
                        row.language(),
                        row.skills(),
                        row.roles(),
                        row.extension()))
                .toList();
    }

    private record Level(String agent, String skill, int level) {}

    /** One who was added between two statements is not among them yet. */
    private Optional<Row> of(String agent) {
        return Optional.ofNullable(rows.get(agent));
    }
}
