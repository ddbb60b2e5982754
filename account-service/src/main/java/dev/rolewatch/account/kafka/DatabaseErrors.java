package dev.rolewatch.account.kafka;

import java.sql.SQLException;

/** Tells a record that the database will never take from a database that is away. */
final class DatabaseErrors {
    private DatabaseErrors() {}

    /**
     * SQLSTATE classes 22 (data exception) and 23 (integrity constraint violation) of the SQL standard, and a time so far off
     * that newer JDKs refuse already to make a {@link java.sql.Timestamp} of it.
     */
    static boolean isFaultOfData(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ArithmeticException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().startsWith("22") || sql.getSQLState().startsWith("23");
            }
        }
        return false;
    }
}
