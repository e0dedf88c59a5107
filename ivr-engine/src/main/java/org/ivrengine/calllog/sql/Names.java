package org.ivrengine.calllog.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names that are stored once, with a number that stands for them. What a transaction has added counts once it is
 * committed. Belongs to one thread.
 */
final class Names {

    private final String select;
    private final String insert;
    private final Map<List<String>, Integer> numbers = new HashMap<>();
    private final Map<List<String>, Integer> added = new HashMap<>();

    private Names(String select, String insert) {
        this.select = select;
        this.insert = insert;
    }

    /** Flow, step and kind. */
    static Names ofPlaces() {
        return new Names(
                "select place from call_places where flow = ? and step = ? and kind = ?",
                "insert into call_places (flow, step, kind) values (?, ?, ?)");
    }

    /** Operation's name and outcome. */
    static Names ofOperationKinds() {
        return new Names(
                "select kind from call_operation_kinds where name = ? and outcome = ?",
                "insert into call_operation_kinds (name, outcome) values (?, ?)");
    }

    int number(Connection connection, List<String> name) throws SQLException {
        Integer known = numbers.get(name);
        if (known == null) {
            known = added.get(name);
        }
        if (known == null) {
            known = find(connection, name);
            added.put(name, known);
        }
        return known;
    }

    void committed() {
        numbers.putAll(added);
        added.clear();
    }

    void rolledBack() {
        added.clear();
    }

    private int find(Connection connection, List<String> name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            fill(statement, name);
            try (ResultSet found = statement.executeQuery()) {
                if (found.next()) {
                    return found.getInt(1);
                }
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(insert, Statement.RETURN_GENERATED_KEYS)) {
            fill(statement, name);
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
                return keys.getInt(1);
            }
        }
    }

    private static void fill(PreparedStatement statement, List<String> name) throws SQLException {
        for (int i = 0; i < name.size(); i++) {
            statement.setString(i + 1, name.get(i));
        }
    }
}
