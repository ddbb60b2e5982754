package dev.rolewatch.account.identity;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Tells PostgreSQL's row-level security what each transaction may see. The setting is the transaction's own, so that
 * PostgreSQL takes it off at its end, and outside transactions nothing is seen.
 */
@ApplicationScoped
class PostgresRowSecurity implements AgroalPoolInterceptor {
    private static final String SET = "select set_config('rolewatch.tenants', ?, true)";

    private final PresentVisibility visibility;

    PostgresRowSecurity(PresentVisibility visibility) {
        this.visibility = visibility;
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        try (PreparedStatement set = connection.prepareStatement(SET)) {
            set.setString(1, visibility.get().setting());
            set.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL is not told which tenants are seen: " + e.getMessage(), e);
        }
    }
}
