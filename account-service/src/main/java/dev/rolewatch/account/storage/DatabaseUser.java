package dev.rolewatch.account.storage;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Refuses to start as a user whom row-level security does not bind: nothing would then keep tenants apart but queries. */
@ApplicationScoped
class DatabaseUser {
    private final DataSource database;

    DatabaseUser(DataSource database) {
        this.database = database;
    }

    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement();
                ResultSet user = sql.executeQuery(
                        "select rolname, rolsuper or rolbypassrls from pg_roles where rolname = current_user")) {
            user.next();
            if (user.getBoolean(2)) {
                throw new IllegalStateException("the database user '" + user.getString(1)
                        + "' is a superuser or has BYPASSRLS, so that PostgreSQL would not keep tenants apart: make one with"
                        + " \"create role rolewatch login nosuperuser nobypassrls password '...'\", give it the database with"
                        + " \"alter database ... owner to rolewatch\" (and its tables with \"reassign owned\" where there are"
                        + " some), and set quarkus.datasource.username and quarkus.datasource.password");
            }
        }
    }
}
