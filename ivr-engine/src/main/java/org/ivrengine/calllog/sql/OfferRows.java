package org.ivrengine.calllog.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.ivrengine.callcenter.port.ContactLog.OfferRecord;

/** Offers to agents, as rows. One that is written again changes nothing. */
final class OfferRows {

    private OfferRows() {}

    static void write(Connection connection, List<OfferRecord> offers) throws SQLException {
        if (offers.isEmpty()) {
            return;
        }
        try (PreparedStatement delete =
                connection.prepareStatement("delete from contact_offers where contact = ? and offer = ?")) {
            for (OfferRecord offer : offers) {
                delete.setString(1, Columns.text(offer.contact(), Columns.ID_WIDTH));
                delete.setLong(2, offer.offer());
                delete.addBatch();
            }
            delete.executeBatch();
        }
        insert(connection, offers);
    }

    /** Offers that are not in the table yet. */
    static void insert(Connection connection, List<OfferRecord> offers) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into contact_offers"
                + " (contact, offer, agent, queue, offered_at, ring_ms, outcome) values (?, ?, ?, ?, ?, ?, ?)")) {
            for (OfferRecord offer : offers) {
                insert.setString(1, Columns.text(offer.contact(), Columns.ID_WIDTH));
                insert.setLong(2, offer.offer());
                insert.setString(3, Columns.text(offer.agent(), Columns.AGENT_WIDTH));
                insert.setString(4, Columns.text(offer.queue(), Columns.FLOW_WIDTH));
                Columns.time(insert, 5, Instant.ofEpochMilli(offer.offeredAtMs()));
                insert.setInt(6, Columns.ms(offer.ringMs()));
                insert.setString(7, offer.end().name());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
