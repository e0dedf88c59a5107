package org.ivrengine.callcenter.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.callcenter.supervision.Mode;
import org.ivrengine.callcenter.supervision.Supervision;
import org.ivrengine.callcenter.supervision.Supervision.Kind;
import org.ivrengine.callcenter.supervision.Supervision.Stretch;
import org.ivrengine.callcenter.supervision.Supervision.Subject;
import org.ivrengine.callcenter.supervision.SupervisionBook;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** What supervisors did, in the database. */
public final class SqlSupervisionBook implements SupervisionBook {

    /** As the tables have room for. */
    private static final int TEXT_MAX = 200;

    private static final int WHO_MAX = 80;

    private final Jdbi jdbi;

    public SqlSupervisionBook(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void keep(Supervision supervision) {
        jdbi.useTransaction(handle -> {
            handle.execute("delete from supervision_stretches where supervision = ?", supervision.id());
            handle.execute("delete from supervisions where supervision = ?", supervision.id());
            insert(handle, supervision);
        });
    }

    private static void insert(Handle handle, Supervision act) {
        handle.createUpdate("insert into supervisions (supervision, kind, asked_at, who, supervisor, agent, call_id,"
                        + " contact, queue, channel, detail, ended_at, outcome) values (:id, :kind, :asked, :who,"
                        + " :supervisor, :agent, :call, :contact, :queue, :channel, :detail, :ended, :outcome)")
                .bind("id", act.id())
                .bind("kind", act.kind().word())
                .bind("asked", act.askedAt())
                .bind("who", cut(act.who(), WHO_MAX))
                .bind("supervisor", cut(act.supervisor(), 40))
                .bind("agent", act.subject().agent())
                .bind("call", act.subject().call())
                .bind("contact", act.subject().contact())
                .bind("queue", act.subject().queue())
                .bind("channel", act.channel())
                .bind("detail", cut(act.detail(), TEXT_MAX))
                .bind("ended", act.endedAt().orElse(null))
                .bind("outcome", cut(act.outcome(), TEXT_MAX))
                .execute();
        for (int i = 0; i < act.stretches().size(); i++) {
            Stretch stretch = act.stretches().get(i);
            handle.createUpdate("insert into supervision_stretches (supervision, position, mode, from_at, until_at)"
                            + " values (:id, :position, :mode, :from, :until)")
                    .bind("id", act.id())
                    .bind("position", i)
                    .bind("mode", stretch.mode().word())
                    .bind("from", stretch.from())
                    .bind("until", stretch.until().orElse(null))
                    .execute();
        }
    }

    private static String cut(String text, int lettersMax) {
        return text.length() <= lettersMax ? text : text.substring(0, lettersMax);
    }

    @Override
    public List<Supervision> open() {
        return read("s.ended_at is null", Map.of(), "order by s.asked_at");
    }

    @Override
    public List<Supervision> ofCall(String call) {
        return read("s.call_id = :call", Map.of("call", call), "order by s.asked_at");
    }

    @Override
    public List<Supervision> latest(String person, int atMost) {
        String order = "order by s.asked_at desc fetch first :most rows only";
        return person.isEmpty()
                ? read("1 = 1", Map.of("most", atMost), order)
                : read(
                        "(s.supervisor = :person or s.agent = :person)",
                        Map.of("person", person, "most", atMost),
                        order);
    }

    private List<Supervision> read(String where, Map<String, ?> values, String order) {
        return jdbi.inTransaction(handle -> {
            Map<String, Supervision> acts = new LinkedHashMap<>();
            handle.createQuery("select s.* from supervisions s where " + where + " " + order)
                    .bindMap(values)
                    .map(SqlSupervisionBook::act)
                    .forEach(act -> acts.put(act.id(), act));
            if (!acts.isEmpty()) {
                Map<String, List<Stretch>> stretches = stretches(handle, List.copyOf(acts.keySet()));
                acts.replaceAll((id, act) -> with(act, stretches.getOrDefault(id, List.of())));
            }
            return List.copyOf(acts.values());
        });
    }

    private static Map<String, List<Stretch>> stretches(Handle handle, List<String> ids) {
        Map<String, List<Stretch>> all = new LinkedHashMap<>();
        handle.createQuery("select supervision, mode, from_at, until_at from supervision_stretches"
                        + " where supervision in (<ids>) order by supervision, position")
                .bindList("ids", ids)
                .map((row) -> Map.entry(
                        row.getColumn("supervision", String.class),
                        new Stretch(
                                Mode.valueOf(row.getColumn("mode", String.class).toUpperCase(Locale.ROOT)),
                                instant(row, "from_at").orElse(Instant.EPOCH),
                                instant(row, "until_at"))))
                .forEach(entry -> all.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                        .add(entry.getValue()));
        return all;
    }

    private static Supervision act(RowView row) {
        return new Supervision(
                row.getColumn("supervision", String.class),
                Kind.valueOf(row.getColumn("kind", String.class)
                        .toUpperCase(Locale.ROOT)
                        .replace('-', '_')),
                instant(row, "asked_at").orElse(Instant.EPOCH),
                row.getColumn("who", String.class),
                row.getColumn("supervisor", String.class),
                new Subject(
                        row.getColumn("agent", String.class),
                        row.getColumn("call_id", String.class),
                        row.getColumn("contact", String.class),
                        row.getColumn("queue", String.class)),
                row.getColumn("channel", String.class),
                row.getColumn("detail", String.class),
                List.of(),
                instant(row, "ended_at"),
                row.getColumn("outcome", String.class));
    }

    private static Supervision with(Supervision act, List<Stretch> stretches) {
        return new Supervision(
                act.id(),
                act.kind(),
                act.askedAt(),
                act.who(),
                act.supervisor(),
                act.subject(),
                act.channel(),
                act.detail(),
                stretches,
                act.endedAt(),
                act.outcome());
    }

    private static Optional<Instant> instant(RowView row, String column) {
        @Nullable Instant at = row.getColumn(column, Instant.class);
        return Optional.ofNullable(at);
    }
}
