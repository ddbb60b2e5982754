package dev.rolewatch.account.storage;

import static dev.rolewatch.account.register.Samples.readOf;
import static dev.rolewatch.account.register.Samples.report;
import static dev.rolewatch.account.rest.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.resource.ResourceId;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Looks at what PostgreSQL alone keeps apart, on a connection that knows nothing of the service. */
@QuarkusTest
class RowSecurityTest {
    private static final List<String> WITH_ROWS_OF_ACME = List.of("account", "removed_account", "resource", "spend");

    private final String acme = "acme-" + UUID.randomUUID();
    private final String northwind = "northwind-" + UUID.randomUUID();

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Inject
    Folded folded;

    @Inject
    StoredResources resources;

    private Connection connection;
    private Statement sql;
    private String account;

    @BeforeEach
    void twoTenants() throws SQLException {
        account = register(acme);
        register(northwind);
        AccountId id = AccountId.of(account);
        folded.report(report(id, Instant.now(), readOf("AWS/S3", 1, 3)));
        resources.put(
                id,
                new ResourceId(new Region("eu-west-1"), "AWS/EC2", new TreeMap<>(Map.of("Id", "i-1"))),
                "web",
                Map.of(),
                true);
        String removed = register(acme);
        as(acme, Roles.ADMINISTRATOR).delete("/accounts/{id}", removed).then().statusCode(204);
        connection = DriverManager.getConnection(url);
        connection.setAutoCommit(false);
        sql = connection.createStatement();
    }

    @AfterEach
    void undo() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private static String register(String tenant) {
        return as(tenant, Roles.OPERATOR)
                .body(Map.of("name", "Shop"))
                .post("/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void everyTableThatNamesATenantOrAnAccountIsProtected() throws SQLException {
        assertThat(texts("select distinct relname from pg_class join pg_attribute on attrelid = pg_class.oid"
                        + " where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not attisdropped"
                        + " and attname in ('tenant', 'account', 'account_id')"
                        + " and not (relrowsecurity and relforcerowsecurity)"))
                .isEmpty();
    }

    @Test
    void aTenantSeesItsOwnRowsAndNobodyElses() throws SQLException {
        for (String table : WITH_ROWS_OF_ACME) {
            see(acme);
            assertThat(count("select count(*) from " + table)).as(table).isPositive();
            assertThat(count("select count(*) from " + table + " where tenant <> '" + acme + "'"))
                    .as(table)
                    .isZero();
            see(northwind);
            assertThat(count("select count(*) from " + table + " where tenant = '" + acme + "'"))
                    .as(table)
                    .isZero();
        }
        assertThat(count("select count(*) from tenant where id = '" + acme + "'"))
                .isZero();
        assertThat(count("select count(*) from inventory")).isZero();
        assertThat(count("select count(*) from issued_external_id")).isZero();
    }

    @Test
    void withoutTheSettingNothingIsSeen() throws SQLException {
        for (String table : List.of("tenant", "account", "account_trouble", "inventory", "issued_external_id")) {
            assertThat(count("select count(*) from " + table)).as(table).isZero();
        }
        for (String table : WITH_ROWS_OF_ACME) {
            assertThat(count("select count(*) from " + table)).as(table).isZero();
        }
        see("");
        assertThat(count("select count(*) from account")).isZero();
        assertThat(sql.executeUpdate("delete from account")).isZero();
    }

    @Test
    void nothingOfAnotherTenantIsChanged() throws SQLException {
        see(northwind);

        assertThat(sql.executeUpdate("update account set name = 'Mine now' where id = '" + account + "'"))
                .isZero();
        for (String table : WITH_ROWS_OF_ACME) {
            assertThat(sql.executeUpdate("delete from " + table + " where tenant = '" + acme + "'"))
                    .as(table)
                    .isZero();
        }
        assertThatThrownBy(() -> sql.executeUpdate("update account set tenant = '" + acme + "'"))
                .hasMessageContaining("row-level security");
    }

    @Test
    void theServicesUserIsBoundByIt() {
        PGSimpleDataSource superuser = new PGSimpleDataSource();
        superuser.setUrl(url);
        superuser.setUser("postgres");

        assertThatThrownBy(() -> new DatabaseUser(superuser).check(null))
                .hasMessageContainingAll("'postgres'", "superuser", "create role rolewatch");
    }

    private void see(String tenants) throws SQLException {
        sql.execute("select set_config('rolewatch.tenants', '" + tenants + "', true)");
    }

    private long count(String query) throws SQLException {
        try (ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
