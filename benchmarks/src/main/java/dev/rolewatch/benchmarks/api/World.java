package dev.rolewatch.benchmarks.api;

import dev.rolewatch.contracts.account.Region;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The accounts of a provider's customers: most of them work, some are in trouble, and one in two hundred is large.
 *
 * @param accounts at least two hundred
 */
record World(int accounts, int customers) {
    static final List<Region> REGIONS =
            Stream.of("eu-central-1", "eu-west-1", "us-east-1").map(Region::new).toList();

    static final List<String> NAMESPACES = List.of("AWS/EC2", "AWS/Lambda", "AWS/RDS", "AWS/SQS", "AWS/S3");

    private static final long FIRST_AWS_ACCOUNT = 100_000_000_000L;
    private static final int LARGE_ONE_IN = 200;
    private static final int RESOURCES_OF_LARGE = 300;
    private static final int RESOURCES_OF_OTHERS = 1;

    private static final List<String> TEAMS = List.of("shop", "billing", "search", "platform", "data", "mobile");
    private static final List<String> STAGES = List.of("production", "staging", "test", "sandbox");

    /** What becomes of an account. */
    enum Fate {
        WORKS,
        /** A call is denied in it. */
        DENIED,
        /** It has no role yet. */
        WAITING,
        REFUSED,
        INSECURE;

        static Fate of(int number) {
            return switch (number % 50) {
                case 1, 2 -> DENIED;
                case 3 -> WAITING;
                case 4 -> REFUSED;
                case 5 -> INSECURE;
                default -> WORKS;
            };
        }
    }

    World {
        if (accounts < LARGE_ONE_IN || customers < 1) {
            throw new IllegalArgumentException("at least " + LARGE_ONE_IN + " accounts, and one customer");
        }
    }

    IntStream numbers() {
        return IntStream.range(0, accounts);
    }

    static String awsAccount(int number) {
        return Long.toString(FIRST_AWS_ACCOUNT + number);
    }

    static int number(String awsAccount) {
        return (int) (Long.parseLong(awsAccount) - FIRST_AWS_ACCOUNT);
    }

    static String name(int number) {
        return "%s-%s-%05d".formatted(TEAMS.get(number % TEAMS.size()), STAGES.get(number / 7 % STAGES.size()), number);
    }

    /** What somebody looks for: sometimes a team, and mostly one account. */
    static String namePart(Random random) {
        return random.nextInt(4) == 0
                ? TEAMS.get(random.nextInt(TEAMS.size())) + "-pro"
                : "%04d".formatted(random.nextInt(1_000));
    }

    static int resources(int number) {
        return number % LARGE_ONE_IN == 0 ? RESOURCES_OF_LARGE : RESOURCES_OF_OTHERS;
    }

    /** The number of a large one of so many accounts. */
    static int large(int accounts, Random random) {
        return random.nextInt(accounts / LARGE_ONE_IN) * LARGE_ONE_IN;
    }
}
