package dev.rolewatch.local.system;

import dev.rolewatch.local.LocalException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a run keeps its data and logs. What an earlier run left is removed at the start, and not at the end, so that logs
 * can be read afterwards. A lock keeps a second run of the same checkout away.
 */
public final class RunFolder implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel lockFile;

    private RunFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /**
     * @throws LocalException if another run of this checkout has it
     */
    public static RunFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel lockFile =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(lockFile)) {
                lockFile.close();
                throw new LocalException(
                        "another ./run of this checkout is running: stop it first (Ctrl-C in its terminal)");
            }
            removeOldRun(folder);
            Files.createDirectories(folder.resolve("logs"));
            Files.createDirectories(folder.resolve("data"));
            return new RunFolder(folder, lockFile);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        }
    }

    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /** Where the servers inside the launcher log, and PostgreSQL. */
    public Path launcherLog() {
        return log("launcher");
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    public Path data(String name) {
        return folder.resolve("data").resolve(name);
    }

    private static boolean locked(FileChannel lockFile) throws IOException {
        try {
            FileLock lock = lockFile.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void removeOldRun(Path folder) throws IOException {
        for (String name : List.of("data", "logs")) {
            Path old = folder.resolve(name);
            if (Files.exists(old)) {
                try (Stream<Path> files = Files.walk(old)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
