package dev.rolewatch.simulator.iam;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;

/** The condition operators of IAM, without those on addresses and binaries. */
enum Operator {
    STRING_EQUALS("StringEquals", false, String::equals),
    STRING_NOT_EQUALS("StringNotEquals", true, String::equals),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false, String::equalsIgnoreCase),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true, String::equalsIgnoreCase),
    STRING_LIKE("StringLike", false, Operator::like),
    STRING_NOT_LIKE("StringNotLike", true, Operator::like),
    ARN_EQUALS("ArnEquals", false, Operator::like),
    ARN_LIKE("ArnLike", false, Operator::like),
    ARN_NOT_EQUALS("ArnNotEquals", true, Operator::like),
    ARN_NOT_LIKE("ArnNotLike", true, Operator::like),
    BOOL("Bool", false, String::equalsIgnoreCase),
    NULL("Null", false, (actual, value) -> false),
    NUMERIC_EQUALS("NumericEquals", false, number(order -> order == 0)),
    NUMERIC_NOT_EQUALS("NumericNotEquals", true, number(order -> order == 0)),
    NUMERIC_LESS_THAN("NumericLessThan", false, number(order -> order < 0)),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", false, number(order -> order <= 0)),
    NUMERIC_GREATER_THAN("NumericGreaterThan", false, number(order -> order > 0)),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", false, number(order -> order >= 0)),
    DATE_EQUALS("DateEquals", false, date(order -> order == 0)),
    DATE_NOT_EQUALS("DateNotEquals", true, date(order -> order == 0)),
    DATE_LESS_THAN("DateLessThan", false, date(order -> order < 0)),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", false, date(order -> order <= 0)),
    DATE_GREATER_THAN("DateGreaterThan", false, date(order -> order > 0)),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", false, date(order -> order >= 0));

    private final String inPolicies;
    private final boolean negated;
    private final BiPredicate<String, String> matches;

    Operator(String inPolicies, boolean negated, BiPredicate<String, String> matches) {
        this.inPolicies = inPolicies;
        this.negated = negated;
        this.matches = matches;
    }

    static Optional<Operator> named(String name) {
        for (Operator operator : values()) {
            if (operator.inPolicies.equals(name)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    boolean negated() {
        return negated;
    }

    boolean matches(String actual, String value) {
        return matches.test(actual, value);
    }

    private static boolean like(String actual, String pattern) {
        return Glob.matches(pattern, actual);
    }

    private static BiPredicate<String, String> number(IntPredicate order) {
        return (actual, value) -> {
            try {
                return order.test(new BigDecimal(actual).compareTo(new BigDecimal(value)));
            } catch (NumberFormatException e) {
                return false;
            }
        };
    }

    private static BiPredicate<String, String> date(IntPredicate order) {
        return (actual, value) -> {
            try {
                return order.test(instantOf(actual).compareTo(instantOf(value)));
            } catch (DateTimeParseException e) {
                return false;
            }
        };
    }

    private static Instant instantOf(String text) {
        return text.matches("\\d+")
                ? Instant.ofEpochSecond(Long.parseLong(text))
                : OffsetDateTime.parse(text).toInstant();
    }
}
