package dev.rolewatch.simulator.iam;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a role's ARN.
 *
 * @param path {@code /}, or begins and ends with a slash
 */
public record RoleArn(String accountId, String path, String name) {
    private static final Pattern SHAPE =
            Pattern.compile("arn:aws:iam::(\\d{12}):role(/(?:[\\x21-\\x2E\\x30-\\x7E]+/)*)([\\w+=,.@-]{1,64})");

    public static Optional<RoleArn> parse(String arn) {
        Matcher matcher = SHAPE.matcher(arn);
        return matcher.matches()
                ? Optional.of(new RoleArn(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }
}
