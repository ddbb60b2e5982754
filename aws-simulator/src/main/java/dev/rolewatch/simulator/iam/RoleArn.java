package dev.rolewatch.simulator.iam;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a role's ARN.
 *
 * @param path {@code /}, or begins and ends with a slash
 */
public record RoleArn(Account account, String path, String name) {
    private static final Pattern SHAPE =
            Pattern.compile("arn:([a-z-]+):iam::(\\d{12}):role(/(?:[\\x21-\\x2E\\x30-\\x7E]+/)*)([\\w+=,.@-]{1,64})");

    public static Optional<RoleArn> parse(String arn) {
        Matcher matcher = SHAPE.matcher(arn);
        return matcher.matches()
                ? Partition.byId(matcher.group(1))
                        .map(partition -> new RoleArn(
                                new Account(partition, matcher.group(2)), matcher.group(3), matcher.group(4)))
                : Optional.empty();
    }
}
