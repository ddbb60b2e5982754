package dev.rolewatch.account.kafka;

import java.sql.SQLException;
import java.util.Set;

/** Tells a record that the database will never take from a database that is away. */
final class DatabaseErrors {
    private static final Set<String> FAULTS_OF_DATA = Set.of("22", "23", "54");

    private DatabaseErrors() {}

    /**
     * SQLSTATE classes 22 (data exception), 23 (integrity constraint violation) and 54 (program limit exceeded), and a time so far off
     * that newer JDKs refuse already to make a {@link java.sql.Timestamp} of it.
     */
    static boolean isFaultOfData(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ArithmeticException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return FAULTS_OF_DATA.contains(sql.getSQLState().substring(0, 2));
            }
        }
        return false;
    }
}
