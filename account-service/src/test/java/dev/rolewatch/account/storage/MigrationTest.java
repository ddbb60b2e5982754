package dev.rolewatch.account.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MigrationTest {
    @Inject
    DataSource database;

    @Test
    void accountsOfBeforeAccessKeysKeepTheirRole() throws SQLException {
        migrateTo("3");
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("set search_path to migration");
            sql.execute("insert into issued_external_id values ('a', now()), ('b', now())");
            insertAccount(sql, "1", "a", "'PENDING'", "null, null");
            insertAccount(sql, "2", "b", "'ACTIVE'", "'arn:aws:iam::123456789012:role/Read', 7");

            migrateTo("latest");

            sql.execute("set rolewatch.tenants to '*'");
            try (ResultSet rows = sql.executeQuery("select verify_revision, role_arn from account order by id")) {
                rows.next();
                assertThat(rows.getLong("verify_revision")).isZero();
                rows.next();
                assertThat(rows.getLong("verify_revision")).isEqualTo(7);
                assertThat(rows.getString("role_arn")).isEqualTo("arn:aws:iam::123456789012:role/Read");
            }
            sql.execute("drop schema migration cascade");
            sql.execute("reset search_path");
            sql.execute("reset rolewatch.tenants");
        }
    }

    private static void insertAccount(Statement sql, String id, String externalId, String state, String role)
            throws SQLException {
        sql.execute(
                "insert into account (id, tenant, name, custom_namespaces, external_id, created_at, revision, state,"
                        + " state_since, role_arn, role_revision, scan_failures, calls, billed_metrics_low, billed_metrics_high)"
                        + " values ('00000000-0000-0000-0000-00000000000" + id + "', 'default', 'A', '{}', '"
                        + externalId
                        + "', now(), 7, " + state + ", now(), " + role + ", '{}', 0, 0, 0)");
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(database)
                .schemas("migration")
                .target(version)
                .load()
                .migrate();
    }
}
