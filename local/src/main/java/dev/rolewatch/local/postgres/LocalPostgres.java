package dev.rolewatch.local.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A real PostgreSQL as a child process, from binaries that come as a Maven artifact. Nothing in it outlives it. */
public final class LocalPostgres implements AutoCloseable {
    private final EmbeddedPostgres server;

    /**
     * @param port on localhost; 0 takes a free one
     * @param folder where the database is; emptied at the start
     */
    public LocalPostgres(int port, Path folder) {
        try {
            this.server = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(true)
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start in " + folder, e);
        }
    }

    /** The JDBC URL of the database {@code postgres}; its user is {@code postgres} and the password is not asked for. */
    public String jdbcUrl() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not stop", e);
        }
    }
}
