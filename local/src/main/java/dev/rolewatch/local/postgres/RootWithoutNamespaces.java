package dev.rolewatch.local.postgres;

import com.sun.security.auth.module.UnixSystem;
import dev.rolewatch.local.LocalException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. The embedding library helps itself with a user namespace ({@code unshare -U}), which
 * containers forbid by default; there, PostgreSQL runs as the user {@code nobody}.
 */
final class RootWithoutNamespaces {
    private static final String USER = "nobody";
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
    private static final List<String> PROGRAMS = List.of("initdb", "pg_ctl", "postgres");

    /** Takes the place of a program. PostgreSQL's programs also start each other, when they are not root any more. */
    private static final String AS_USER = """
            #!/bin/sh
            cd /
            [ "$(id -u)" = 0 ] || exec "$0.real" "$@"
            exec setpriv --reuid USER --regid "$(id -g USER)" --clear-groups "$0.real" "$@"
            """.replace("USER", USER);

    private RootWithoutNamespaces() {}

    static boolean is() {
        return System.getProperty("os.name").startsWith("Linux")
                && new UnixSystem().getUid() == 0
                && !LinuxUtils.isUnshareAvailable();
    }

    /** For a database of that user; the project may be where only root may go. */
    static Path folder() throws IOException {
        Path folder = Files.createTempDirectory(TEMPORARY, "rolewatch-postgres");
        Files.setOwner(
                folder, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER));
        return folder;
    }

    /**
     * @throws LocalException if it does not start as another user either; the message says what to do
     */
    static EmbeddedPostgres start(EmbeddedPostgres.Builder builder) throws IOException {
        Path unpacked = Files.createDirectories(TEMPORARY.resolve("rolewatch-postgres-programs"));
        builder.setOverrideWorkingDirectory(unpacked.toFile());
        try {
            return builder.start();
        } catch (IllegalStateException e) {
            replacePrograms(unpacked); // now that they are unpacked
        }
        try {
            return builder.start();
        } catch (IllegalStateException e) {
            throw new LocalException(
                    "it refuses to run as root, and neither 'unshare -U' nor 'setpriv --reuid " + USER
                            + "' works here: start this as another user than root",
                    e);
        }
    }

    private static void replacePrograms(Path unpacked) throws IOException {
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(unpacked, "PG-*")) {
            for (Path version : versions) {
                for (String program : PROGRAMS) {
                    replace(version.resolve("bin").resolve(program));
                }
                // The library unpacks again what is newer than this file.
                Files.setLastModifiedTime(version.resolve(".exists"), FileTime.from(Instant.now()));
            }
        }
    }

    /** In one step, for others may be starting the program. */
    private static void replace(Path program) throws IOException {
        Path real = program.resolveSibling(program.getFileName() + ".real");
        if (Files.exists(real)) {
            return;
        }
        Files.createLink(real, program);
        Path script = Files.createTempFile(program.getParent(), "script", "");
        Files.writeString(script, AS_USER);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(script, program, StandardCopyOption.ATOMIC_MOVE);
    }
}
