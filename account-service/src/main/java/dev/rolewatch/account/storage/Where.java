package dev.rolewatch.account.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The conditions of a query and their values, in the order of its question marks. */
final class Where {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Where and(String condition, Object... itsValues) {
        conditions.add(condition);
        values.addAll(List.of(itsValues));
        return this;
    }

    String sql() {
        return " where " + String.join(" and ", conditions);
    }

    /** Takes one of the rows that a query found. */
    interface Row {
        void take(ResultSet row) throws SQLException;
    }

    /** Reads one of the rows that a query found. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** @param sql of a query that has these conditions in it */
    void each(Connection connection, String sql, Row row) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            set(connection, query);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    row.take(rows);
                }
            }
        }
    }

    /** As {@link #each}. */
    <T> List<T> list(Connection connection, String sql, Reader<T> reader) throws SQLException {
        List<T> found = new ArrayList<>();
        each(connection, sql, row -> found.add(reader.read(row)));
        return found;
    }

    /** A list of texts becomes an array. */
    private void set(Connection connection, PreparedStatement query) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            query.setObject(
                    i + 1, value instanceof List<?> texts ? connection.createArrayOf("text", texts.toArray()) : value);
        }
    }
}
