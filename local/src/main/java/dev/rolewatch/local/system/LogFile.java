package dev.rolewatch.local.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Finds what a log says of the end of its process. */
final class LogFile {
    /** The most telling lines first: a cause, an error, and whatever came last. */
    private static final List<Pattern> TELLING = List.of(
            Pattern.compile("Caused by: |OutOfMemoryError"),
            Pattern.compile("ERROR|FATAL|Error:"),
            Pattern.compile(""));

    private static final int LONGEST_LINE = 300;

    private LogFile() {}

    static String lastError(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return TELLING.stream()
                    .flatMap(
                            pattern -> lines.stream()
                                    .filter(line -> pattern.matcher(line).find())
                                    .reduce((first, second) -> second)
                                    .stream())
                    .findFirst()
                    .map(LogFile::shorten)
                    .orElse("it said nothing");
        } catch (IOException e) {
            return "its log cannot be read";
        }
    }

    private static String shorten(String line) {
        String trimmed = line.strip();
        return trimmed.length() <= LONGEST_LINE ? trimmed : trimmed.substring(0, LONGEST_LINE) + "...";
    }
}
