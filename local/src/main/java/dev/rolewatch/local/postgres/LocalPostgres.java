package dev.rolewatch.local.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A real PostgreSQL as a child process, from binaries that come as a Maven artifact. Nothing in it outlives it. */
public final class LocalPostgres implements AutoCloseable {
    /** The service's user, and the password that nobody asks for. Row-level security binds it: it is no superuser. */
    public static final String USER = "rolewatch";

    private static final int STOP_SECONDS = 10;

    private final EmbeddedPostgres server;
    private final ProcessHandle postmaster;

    /**
     * @param port on localhost; 0 takes a free one
     * @param folder where the database is, empty or missing; removed at the end
     */
    public LocalPostgres(int port, Path folder) {
        try {
            boolean root = RootWithoutNamespaces.is();
            Path database = root ? RootWithoutNamespaces.folder() : folder;
            EmbeddedPostgres.Builder builder = builder(port, database);
            this.server = root ? RootWithoutNamespaces.start(builder) : builder.start();
            this.postmaster = postmaster(database);
            createDatabase();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static EmbeddedPostgres.Builder builder(int port, Path folder) {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder)
                .setCleanDataDirectory(true)
                // Whatever the shell speaks. The encoding is always UTF-8.
                .setLocaleConfig("locale", "C")
                // Clients come over TCP; a socket in /tmp could collide with what somebody else left there.
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off");
    }

    private void createDatabase() {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("create role " + USER + " login");
            sql.execute("create database " + USER + " owner " + USER);
        } catch (SQLException e) {
            close();
            throw new IllegalStateException("the database of " + USER + " cannot be made: " + e.getMessage(), e);
        }
    }

    /** The JDBC URL of the database that {@link #USER} owns. */
    public String jdbcUrl() {
        return server.getJdbcUrl(USER, USER);
    }

    /** The id of its first process, with which all of it ends. */
    public long pid() {
        return postmaster.pid();
    }

    public boolean isAlive() {
        return postmaster.isAlive();
    }

    /** Returns when nothing of it runs any more. */
    @Override
    public void close() {
        try {
            server.close();
            postmaster.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (IOException | ExecutionException e) {
            throw new IllegalStateException("PostgreSQL does not stop", e);
        } catch (TimeoutException e) {
            postmaster.destroyForcibly();
        } catch (InterruptedException e) {
            postmaster.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The postmaster writes its process id into the first line of this file. */
    private static ProcessHandle postmaster(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).orElseThrow();
    }
}
