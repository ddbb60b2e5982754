package dev.rolewatch.account.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
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

    /** A list of texts becomes an array. */
    void set(Connection connection, PreparedStatement query) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            query.setObject(
                    i + 1, value instanceof List<?> texts ? connection.createArrayOf("text", texts.toArray()) : value);
        }
    }
}
