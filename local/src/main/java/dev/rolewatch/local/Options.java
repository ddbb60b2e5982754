package dev.rolewatch.local;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * What the command line asks for.
 *
 * @param interval how often each metric is read
 * @param portOffset added to every port
 */
public record Options(Mode mode, int collectors, Duration interval, int portOffset) {
    private static final String USAGE = """
            usage: ./run [check] [--scale collector-service=N] [--interval 1m] [--port-offset N] [--help]

              ./run         starts Kafka, PostgreSQL, an AWS simulator and the four services on this machine, connects
                            three simulated accounts through the REST API, and shows what happens; Ctrl-C stops it all
              ./run check   does the same without the view: waits until every datapoint that the simulator holds is on
                            the metrics topic with the right value, says what it compared, stops everything; exits 0,
                            or 1 and says what differs

              --scale collector-service=N   N collectors (1 to 16) instead of one
              --interval 1m                 how often each metric is read: 1m, 5m or an ISO duration such as PT1M
                                            (by default 5m, and 1m with check)
              --port-offset N               adds N to every port, for when one of them is taken
            """;

    /** What to do once everything runs. */
    public enum Mode {
        VIEW,
        CHECK,
        HELP
    }

    private static final String SCALE = "collector-service=";
    private static final int MOST_COLLECTORS = 16;
    private static final int MOST_OFFSET = 40_000;

    /** Says whether the arguments are understood. The run script starts it from this source file, before anything is built. */
    public static void main(String[] arguments) {
        orExit(arguments);
    }

    /** Ends the program, with the usage, if the arguments ask for that (exit code 0) or are not understood (2). */
    static Options orExit(String[] arguments) {
        try {
            Options options = parse(List.of(arguments));
            if (options.mode() == Mode.HELP) {
                System.out.print(USAGE);
                System.exit(0);
            }
            return options;
        } catch (IllegalArgumentException e) {
            System.err.println("./run: " + e.getMessage());
            System.err.print(USAGE);
            System.exit(2);
            throw e;
        }
    }

    /**
     * @throws IllegalArgumentException if the arguments are not understood; the message says why
     */
    public static Options parse(List<String> arguments) {
        Mode mode = Mode.VIEW;
        int collectors = 1;
        Duration interval = null;
        int portOffset = 0;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            switch (argument) {
                case "check" -> mode = Mode.CHECK;
                case "--help", "-h" -> {
                    return new Options(Mode.HELP, 1, Duration.ZERO, 0);
                }
                case "--scale" -> collectors = collectors(valueOf(argument, rest));
                case "--interval" -> interval = interval(valueOf(argument, rest));
                case "--port-offset" -> portOffset = number(argument, valueOf(argument, rest), 0, MOST_OFFSET);
                default -> throw new IllegalArgumentException("'" + argument + "' is not understood");
            }
        }
        return new Options(mode, collectors, interval == null ? usualInterval(mode) : interval, portOffset);
    }

    private static Duration usualInterval(Mode mode) {
        return mode == Mode.CHECK ? Duration.ofMinutes(1) : Duration.ofMinutes(5);
    }

    private static String valueOf(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    private static int collectors(String value) {
        if (!value.startsWith(SCALE)) {
            throw new IllegalArgumentException("--scale knows " + SCALE + "N only, but this is '" + value + "'");
        }
        return number("--scale " + value, value.substring(SCALE.length()), 1, MOST_COLLECTORS);
    }

    private static Duration interval(String value) {
        try {
            String iso = value.toUpperCase(Locale.ROOT);
            Duration interval = Duration.parse(iso.startsWith("PT") ? iso : "PT" + iso);
            if (interval.compareTo(Duration.ofMinutes(1)) >= 0 && interval.compareTo(Duration.ofHours(1)) <= 0) {
                return interval;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("--interval is a time such as 1m, but this is '" + value + "'", e);
        }
        throw new IllegalArgumentException("--interval is between 1m and 1h, but this is '" + value + "'");
    }

    private static int number(String option, String value, int least, int most) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " takes a number, but this is '" + value + "'", e);
        }
        throw new IllegalArgumentException(
                option + " takes a number from " + least + " to " + most + ", but this is '" + value + "'");
    }
}
