package org.ivrengine.calllog.sql;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ivrengine.callcenter.port.ContactLog.Doubt;
import org.ivrengine.callcenter.port.ContactLog.Unknown;
import org.ivrengine.calllog.ContactVisit;
import org.ivrengine.calllog.sql.keys.CallKeys;
import org.ivrengine.calllog.sql.keys.DurationClass;
import org.ivrengine.report.Announcement;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Outcome;
import org.jdbi.v3.core.Handle;

/** Stays in queues, as rows. A later word about a contact replaces the earlier one. */
final class ContactRows {

    private static final String COLUMNS =
            "call_key, queue, agent, caller, outcome, skills, joined_at, wait_ms, ring_ms,"
                    + " whisper_ms, talk_ms, hold_ms, wrap_up_ms, transferred, unknown_times, hold_unknown_ms,"
                    + " handle_ms, wait_class, talk_class, hold_class, handle_class";

    private static final String INSERT = "insert into contacts (" + COLUMNS
            + ", contact) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String UPDATE =
            "update contacts set " + COLUMNS.replace(",", " = ?,") + " = ? where contact = ?";

    private ContactRows() {}

    /** @return the keys of their calls */
    static Set<Long> write(Connection connection, Collection<ContactVisit> visits) throws SQLException {
        if (visits.isEmpty()) {
            return Set.of();
        }
        Set<Long> written = new HashSet<>();
        Map<String, Long> keys = keysOfCalls(
                connection, visits.stream().map(visit -> visit.contact().call()).toList());
        Set<String> known = known(connection, visits);
        try (PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement update = connection.prepareStatement(UPDATE);
                PreparedStatement forget =
                        connection.prepareStatement("delete from contact_announcements where contact = ?")) {
            for (ContactVisit visit : visits) {
                boolean isKnown = known.contains(visit.contact().id());
                PreparedStatement row = isKnown ? update : insert;
                long key = keys.getOrDefault(visit.contact().call(), keyWithoutCall(visit.contact()));
                written.add(key);
                fill(row, visit, key);
                row.addBatch();
                if (isKnown) {
                    forget.setString(1, visit.contact().id());
                    forget.addBatch();
                }
            }
            insert.executeBatch();
            update.executeBatch();
            forget.executeBatch();
        }
        announcements(connection, visits);
        return written;
    }

    /** @return those of these contacts that are in the table, as they are there */
    static List<Contact> stored(Connection connection, Collection<ContactVisit> visits) throws SQLException {
        Object[] ids = visits.stream()
                .map(visit -> Columns.text(visit.contact().id(), Columns.ID_WIDTH))
                .toArray();
        if (ids.length == 0) {
            return List.of();
        }
        Map<String, List<Announcement>> said = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("select contact, announced_at, remaining_ms"
                + " from contact_announcements where contact = any(?) order by announced_at")) {
            select.setArray(1, connection.createArrayOf("varchar", ids));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    said.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>())
                            .add(new Announcement(
                                    rows.getObject(2, OffsetDateTime.class)
                                            .toInstant()
                                            .toEpochMilli(),
                                    rows.getLong(3)));
                }
            }
        }
        List<Contact> contacts = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("select contact, " + COLUMNS + " from contacts where contact = any(?)")) {
            select.setArray(1, connection.createArrayOf("varchar", ids));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    contacts.add(contact(rows, "", said.getOrDefault(rows.getString("contact"), List.of())));
                }
            }
        }
        return contacts;
    }

    /**
     * Contacts that are not in the table yet.
     *
     * @param keys of their calls, by our ids of them
     */
    static void insert(Connection connection, Collection<ContactVisit> visits, Map<String, Long> keys)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (ContactVisit visit : visits) {
                fill(insert, visit, keys.getOrDefault(visit.contact().call(), keyWithoutCall(visit.contact())));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        announcements(connection, visits);
    }

    /** A contact of a call that was never logged is found by its own time. */
    private static long keyWithoutCall(Contact contact) {
        return CallKeys.first(Instant.ofEpochMilli(contact.joinedAtMs()));
    }

    private static void fill(PreparedStatement row, ContactVisit visit, long callKey) throws SQLException {
        Contact contact = visit.contact();
        row.setLong(1, callKey);
        row.setString(2, Columns.text(contact.queue(), Columns.FLOW_WIDTH));
        Columns.optional(row, 3, Optional.ofNullable(contact.agent()), Columns.AGENT_WIDTH);
        Columns.optional(row, 4, Optional.ofNullable(contact.caller()), Columns.NUMBER_WIDTH);
        row.setString(5, contact.outcome().name());
        row.setString(6, Columns.text(String.join(" ", new TreeSet<>(contact.skills())), Columns.VALUE_WIDTH));
        Columns.time(row, 7, Instant.ofEpochMilli(contact.joinedAtMs()));
        row.setInt(8, Columns.ms(contact.waitMs()));
        row.setInt(9, Columns.ms(contact.ringMs()));
        row.setInt(10, Columns.ms(contact.whisperMs()));
        row.setInt(11, Columns.ms(contact.talkMs()));
        row.setInt(12, Columns.ms(contact.holdMs()));
        row.setInt(13, Columns.ms(contact.wrapUpMs()));
        row.setBoolean(14, contact.transferred());
        row.setString(
                15, visit.doubt().unknown().stream().sorted().map(Unknown::name).collect(Collectors.joining(" ")));
        row.setInt(16, Columns.ms(visit.doubt().holdUnknownMs()));
        row.setInt(17, Columns.ms(contact.handleMs()));
        row.setInt(18, DurationClass.of(contact.waitMs()));
        handled(row, 19, contact, contact.talkMs());
        handled(row, 20, contact, contact.holdMs());
        handled(row, 21, contact, contact.handleMs());
        row.setString(22, Columns.text(contact.id(), Columns.ID_WIDTH));
    }

    /** Who was not answered has no talk, not a talk of no length. */
    private static void handled(PreparedStatement row, int column, Contact contact, long ms) throws SQLException {
        if (contact.outcome() == Outcome.ANSWERED) {
            row.setInt(column, DurationClass.of(ms));
        } else {
            row.setNull(column, Types.SMALLINT);
        }
    }

    private static void announcements(Connection connection, Collection<ContactVisit> visits) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into contact_announcements (contact, announced_at, remaining_ms) values (?, ?, ?)")) {
            for (ContactVisit visit : visits) {
                for (Announcement announcement : visit.contact().announcements()) {
                    insert.setString(1, visit.contact().id());
                    Columns.time(insert, 2, Instant.ofEpochMilli(announcement.atMs()));
                    insert.setInt(3, Columns.ms(announcement.remainingMs()));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /** @return keys by our ids of the calls, of those that are there */
    static Map<String, Long> keysOfCalls(Connection connection, Collection<String> ofCalls) throws SQLException {
        Object[] calls = ofCalls.stream().distinct().map(CallIds::uuid).toArray();
        Map<String, Long> keys = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("select call_id, call_key from calls where call_id = any(?)")) {
            Array ids = connection.createArrayOf("uuid", calls);
            select.setArray(1, ids);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    keys.put(CallIds.text(rows.getObject(1, UUID.class)), rows.getLong(2));
                }
            }
        }
        return keys;
    }

    private static Set<String> known(Connection connection, Collection<ContactVisit> visits) throws SQLException {
        Set<String> known = new HashSet<>();
        try (PreparedStatement select =
                connection.prepareStatement("select contact from contacts where contact = any(?)")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "varchar",
                            visits.stream().map(visit -> visit.contact().id()).toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    known.add(rows.getString(1));
                }
            }
        }
        return known;
    }

    /** @return the contacts of a call, in order */
    static List<ContactVisit> read(Handle handle, SqlCallArchive.Row call) {
        return handle.createQuery("select contact, " + COLUMNS
                        + " from contacts where call_key = :key order by joined_at, contact")
                .bind("key", call.key())
                .map((row, _) -> visit(handle, row, call.summary().call()))
                .list();
    }

    private static ContactVisit visit(Handle handle, ResultSet row, String call) throws SQLException {
        return new ContactVisit(
                contact(row, call, announcements(handle, row.getString("contact"))),
                new Doubt(
                        words(row.getString("unknown_times"))
                                .map(Unknown::valueOf)
                                .collect(Collectors.toSet()),
                        row.getLong("hold_unknown_ms")));
    }

    /** @param call our id of it; empty when it is not in the database */
    static Contact contact(ResultSet row, String call, List<Announcement> announcements) throws SQLException {
        return new Contact(
                row.getString("contact"),
                call,
                row.getString("caller"),
                row.getString("queue"),
                words(row.getString("skills")).collect(Collectors.toSet()),
                row.getString("agent"),
                Outcome.valueOf(row.getString("outcome")),
                row.getObject("joined_at", OffsetDateTime.class).toInstant().toEpochMilli(),
                row.getLong("wait_ms"),
                row.getLong("ring_ms"),
                row.getLong("whisper_ms"),
                row.getLong("talk_ms"),
                row.getLong("hold_ms"),
                row.getLong("wrap_up_ms"),
                row.getBoolean("transferred"),
                announcements);
    }

    private static List<Announcement> announcements(Handle handle, String contact) {
        return handle.createQuery("select announced_at, remaining_ms from contact_announcements"
                        + " where contact = :contact order by announced_at")
                .bind("contact", contact)
                .map((row, _) -> new Announcement(
                        row.getObject(1, OffsetDateTime.class).toInstant().toEpochMilli(), row.getLong(2)))
                .list();
    }

    private static Stream<String> words(String text) {
        return text.isEmpty() ? Stream.of() : Stream.of(text.split(" "));
    }
}
