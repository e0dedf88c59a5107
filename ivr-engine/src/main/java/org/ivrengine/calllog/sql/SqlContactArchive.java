package org.ivrengine.calllog.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ivrengine.calllog.ContactArchive;
import org.ivrengine.report.AgentSpan;
import org.ivrengine.report.Announcement;
import org.ivrengine.report.Contact;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Contacts and spans out of their tables, a window at a time. */
public final class SqlContactArchive implements ContactArchive {

    /** Rows that are held in memory at a time; a report of a year reads millions. */
    private static final int FETCH_ROWS = 2_000;

    /** Nobody's state lasts longer: spans that began earlier than this before the time asked for are not looked at. */
    private static final Duration SPAN_MAX = Duration.ofDays(2);

    private final Jdbi jdbi;

    public SqlContactArchive(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void contacts(Instant from, Instant until, Consumer<Contact> reader) {
        jdbi.useTransaction(handle -> contacts(handle, from, until, reader));
    }

    /** The same within a transaction. */
    public static void contacts(Handle handle, Instant from, Instant until, Consumer<Contact> reader) {
        Map<String, List<Announcement>> said = announcements(handle, from, until);
        try (Stream<Contact> contacts = handle
                .createQuery(
                        "select c.contact, l.call_id, c.caller, c.queue, c.skills, c.agent, c.outcome, c.joined_at,"
                                + " c.wait_ms, c.ring_ms, c.whisper_ms, c.talk_ms, c.hold_ms, c.wrap_up_ms,"
                                + " c.transferred from contacts c left join calls l on l.call_key = c.call_key"
                                + " where c.joined_at >= :from and c.joined_at < :until order by c.joined_at, c.contact")
                .bind("from", from)
                .bind("until", until)
                .setFetchSize(FETCH_ROWS)
                .map((row, _) -> contact(row, said))
                .stream()) {
            contacts.forEach(reader);
        }
    }

    private static Contact contact(ResultSet row, Map<String, List<Announcement>> said) throws SQLException {
        UUID call = row.getObject("call_id", UUID.class);
        return ContactRows.contact(
                row, call == null ? "" : CallIds.text(call), said.getOrDefault(row.getString("contact"), List.of()));
    }

    private static Map<String, List<Announcement>> announcements(Handle handle, Instant from, Instant until) {
        Map<String, List<Announcement>> byContact = new HashMap<>();
        handle.createQuery("select a.contact, a.announced_at, a.remaining_ms from contact_announcements a"
                        + " join contacts c on c.contact = a.contact"
                        + " where c.joined_at >= :from and c.joined_at < :until order by a.announced_at")
                .bind("from", from)
                .bind("until", until)
                .map((row, _) -> Map.entry(
                        row.getString("contact"),
                        new Announcement(time(row, "announced_at"), row.getLong("remaining_ms"))))
                .forEach(entry -> byContact
                        .computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                        .add(entry.getValue()));
        return byContact;
    }

    @Override
    public void spans(Instant from, Instant until, Consumer<AgentSpan> reader) {
        jdbi.useTransaction(handle -> spans(handle, from, until, reader));
    }

    /** The same within a transaction. */
    public static void spans(Handle handle, Instant from, Instant until, Consumer<AgentSpan> reader) {
        try (Stream<AgentSpan> spans = handle
                .createQuery("select agent, activity, from_at, until_at from agent_spans"
                        + " where from_at >= :earliest and from_at < :until and until_at > :from"
                        + " order by from_at, agent")
                .bind("earliest", from.minus(SPAN_MAX))
                .bind("from", from)
                .bind("until", until)
                .setFetchSize(FETCH_ROWS)
                .map((row, _) -> new AgentSpan(
                        row.getString("agent"),
                        AgentSpan.Activity.valueOf(row.getString("activity")),
                        time(row, "from_at"),
                        time(row, "until_at")))
                .stream()) {
            spans.forEach(reader);
        }
    }

    private static long time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant().toEpochMilli();
    }
}
