package dev.rolewatch.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a process takes of the machine, as Linux tells it (proc(5)). */
public final class ProcessUsage {
    /** Linux tells times to user space in hundredths of a second, whatever the kernel counts in. */
    private static final int TICKS_PER_SECOND = 100;

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    private final Path process;

    public ProcessUsage(long pid) {
        this.process = Path.of("/proc", Long.toString(pid));
    }

    /** The time that it has spent on processors since it began, on all of them together. */
    public Duration cpu() {
        String stat = read("stat");
        // The second field, the command's name in parentheses, may contain anything.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
        return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
    }

    /** Its resident memory at present, in megabytes of 1,024 kilobytes. */
    public long memory() {
        return status("VmRSS:");
    }

    /** The most that its resident memory ever was, in the same megabytes. */
    public long mostMemory() {
        return status("VmHWM:");
    }

    private long status(String field) {
        return read("status")
                .lines()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private String read(String file) {
        try {
            return Files.readString(process.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("process " + process.getFileName() + " is gone", e);
        }
    }
}
