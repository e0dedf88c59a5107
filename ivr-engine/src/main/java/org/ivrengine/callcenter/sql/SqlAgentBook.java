package org.ivrengine.callcenter.sql;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.AgentBook;
import org.ivrengine.callcenter.port.SkillName;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Agents in the database. Every change and its line of audit are one transaction. */
public final class SqlAgentBook implements AgentBook {

    private final Jdbi jdbi;
    private final InstantSource clock;

    public SqlAgentBook(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public List<Agent> agents() {
        return jdbi.inTransaction(AgentRows::all);
    }

    @Override
    public Optional<Agent> agent(String id) {
        return jdbi.inTransaction(handle -> AgentRows.one(handle, id));
    }

    @Override
    public Added add(Agent agent, String who) {
        return jdbi.inTransaction(handle -> {
            Optional<Boolean> removed = handle.createQuery(
                            "select removed_at is not null from agents where agent = :agent")
                    .bind("agent", agent.id())
                    .mapTo(Boolean.class)
                    .findOne();
            if (removed.isPresent()) {
                return new Added.IdTaken(removed.get());
            }
            Optional<String> holder = handle.createQuery("select agent from agents where phone = :phone")
                    .bind("phone", agent.phone())
                    .mapTo(String.class)
                    .findOne();
            if (holder.isPresent()) {
                return new Added.PhoneTaken(holder.get());
            }
            Optional<String> reached = holder(handle, agent.extension());
            if (reached.isPresent()) {
                return new Added.ExtensionTaken(reached.get());
            }
            insert(handle, agent, who);
            return new Added.Done();
        });
    }

    private static Optional<String> holder(Handle handle, String extension) {
        return handle.createQuery("select agent from agent_extensions where extension = :extension")
                .bind("extension", extension)
                .mapTo(String.class)
                .findOne();
    }

    @Override
    public ExtensionSet setExtension(String agent, String extension, String who) {
        if (!extension.isEmpty() && !Agent.isExtension(extension)) {
            throw new IllegalArgumentException("no extension: " + extension);
        }
        return jdbi.inTransaction(handle -> {
            Agent before = locked(handle, agent).orElseThrow(() -> new NoSuchAgentException(agent));
            Optional<String> holder = holder(handle, extension).filter(by -> !by.equals(agent));
            if (holder.isPresent()) {
                return new ExtensionSet.Taken(holder.get());
            }
            keepExtension(handle, agent, extension);
            audit(handle, who, agent, "extension", before.extension(), extension);
            return new ExtensionSet.Done();
        });
    }

    private static void keepExtension(Handle handle, String agent, String extension) {
        handle.execute("delete from agent_extensions where agent = ?", agent);
        if (!extension.isEmpty()) {
            handle.execute("insert into agent_extensions (agent, extension) values (?, ?)", agent, extension);
        }
    }

    private void insert(Handle handle, Agent agent, String who) {
        handle.createUpdate("insert into agents (agent, name, phone, language, added_at)"
                        + " values (:agent, :name, :phone, :language, :at)")
                .bind("agent", agent.id())
                .bind("name", agent.name())
                .bind("phone", agent.phone())
                .bind("language", agent.language())
                .bind("at", clock.instant())
                .execute();
        audit(handle, who, agent.id(), "agent", "", agent.name());
        audit(handle, who, agent.id(), "phone", "", agent.phone());
        keepExtension(handle, agent.id(), agent.extension());
        if (!agent.extension().isEmpty()) {
            audit(handle, who, agent.id(), "extension", "", agent.extension());
        }
        agent.skills().forEach((skill, level) -> setLevel(handle, agent.id(), skill, level, who));
        for (String role : agent.roles()) {
            handle.execute("insert into agent_roles (agent, role) values (?, ?)", agent.id(), role);
            audit(handle, who, agent.id(), "role", "", role);
        }
    }

    @Override
    public boolean remove(String agent, String who) {
        return jdbi.inTransaction(handle -> {
            Optional<Agent> before = locked(handle, agent);
            before.ifPresent(known -> {
                handle.execute("delete from agent_skills where agent = ?", agent);
                handle.execute("delete from agent_roles where agent = ?", agent);
                handle.execute("delete from agent_duties where agent = ?", agent);
                handle.execute("delete from agent_extensions where agent = ?", agent);
                handle.execute(
                        "update agents set phone = null, removed_at = ? where agent = ?", clock.instant(), agent);
                known.skills()
                        .forEach((skill, level) -> audit(handle, who, agent, skillWord(skill), level.toString(), ""));
                known.roles().forEach(role -> audit(handle, who, agent, "role", role, ""));
                audit(handle, who, agent, "phone", known.phone(), "");
                audit(handle, who, agent, "agent", known.name(), "");
            });
            return before.isPresent();
        });
    }

    @Override
    public List<Change> setLevels(SortedMap<String, SortedMap<String, Integer>> levels, String who) {
        return jdbi.inTransaction(handle -> {
            List<Change> changes = new ArrayList<>();
            // In the order of ids, so that two who change the same agents never wait for one another.
            for (Map.Entry<String, SortedMap<String, Integer>> of : levels.entrySet()) {
                if (locked(handle, of.getKey()).isEmpty()) {
                    throw new NoSuchAgentException(of.getKey());
                }
                of.getValue()
                        .forEach((skill, level) ->
                                setLevel(handle, of.getKey(), skill, level, who).ifPresent(changes::add));
            }
            return List.copyOf(changes);
        });
    }

    private Optional<Change> setLevel(Handle handle, String agent, String skill, int level, String who) {
        if (!SkillName.isValid(skill) || level < 0 || level > 100) {
            throw new IllegalArgumentException("no skill and level: " + skill + "=" + level);
        }
        int before = handle.createQuery("select level from agent_skills where agent = :agent and skill = :skill")
                .bind("agent", agent)
                .bind("skill", skill)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0);
        if (before == level) {
            return Optional.empty();
        }
        if (level == 0) {
            handle.execute("delete from agent_skills where agent = ? and skill = ?", agent, skill);
        } else if (before == 0) {
            handle.execute("insert into agent_skills (agent, skill, level) values (?, ?, ?)", agent, skill, level);
        } else {
            handle.execute("update agent_skills set level = ? where agent = ? and skill = ?", level, agent, skill);
        }
        return Optional.of(audit(handle, who, agent, skillWord(skill), levelWord(before), levelWord(level)));
    }

    private static String skillWord(String skill) {
        return "skill " + skill;
    }

    private static String levelWord(int level) {
        return level == 0 ? "" : Integer.toString(level);
    }

    @Override
    public List<Duty> onDuty() {
        return jdbi.withHandle(handle -> handle.createQuery("select agent, paused from agent_duties order by agent")
                .<Duty>map((row, _) -> {
                    String reason = row.getString("paused");
                    return reason == null
                            ? new Duty.SignedIn(row.getString("agent"))
                            : new Duty.Paused(row.getString("agent"), reason);
                })
                .list());
    }

    @Override
    public void keep(Duty duty) {
        jdbi.useTransaction(handle -> {
            if (locked(handle, duty.agent()).isEmpty()) {
                return; // removed meanwhile
            }
            handle.execute("delete from agent_duties where agent = ?", duty.agent());
            switch (duty) {
                case Duty.SignedIn(String agent) -> insertDuty(handle, agent, null);
                case Duty.Paused(String agent, String reason) -> insertDuty(handle, agent, reason);
                case Duty.SignedOut _ -> {}
            }
        });
    }

    private void insertDuty(Handle handle, String agent, @Nullable String reason) {
        handle.createUpdate("insert into agent_duties (agent, paused, since) values (:agent, :reason, :since)")
                .bind("agent", agent)
                .bind("reason", reason)
                .bind("since", clock.instant())
                .execute();
    }

    @Override
    public void note(String agent, String what, String from, String to, String who) {
        jdbi.useHandle(handle -> audit(handle, who, agent, what, from, to));
    }

    @Override
    public List<Change> history(String agent, int atMost) {
        return jdbi.withHandle(handle -> AgentAudit.read(handle, agent, atMost));
    }

    /** Who changes the same agent waits until we are done. */
    private static Optional<Agent> locked(Handle handle, String agent) {
        handle.createQuery("select agent from agents where agent = :agent and removed_at is null for update")
                .bind("agent", agent)
                .mapTo(String.class)
                .findOne();
        return AgentRows.one(handle, agent);
    }

    private Change audit(Handle handle, String who, String agent, String what, String from, String to) {
        return AgentAudit.write(handle, new Change(clock.instant(), who, agent, what, from, to));
    }
}
