package dev.rolewatch.local.testing;

import dev.rolewatch.local.postgres.LocalPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** An empty PostgreSQL for tests of a service. */
public final class PostgresTestResource implements QuarkusTestResourceLifecycleManager {
    private TemporaryFolder folder;
    private LocalPostgres postgres;

    @Override
    public Map<String, String> start() {
        folder = TemporaryFolder.create("rolewatch-postgres");
        postgres = new LocalPostgres(0, folder.path());
        return Map.of(
                "quarkus.datasource.jdbc.url", postgres.jdbcUrl(),
                "quarkus.datasource.username", LocalPostgres.USER,
                "quarkus.datasource.password", LocalPostgres.USER);
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
        }
        if (folder != null) {
            folder.close();
        }
    }
}
