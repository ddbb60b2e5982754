package dev.rolewatch.contracts.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The twelve digits that AWS gives an account. */
public record AwsAccountId(@JsonValue String value) {
    private static final Pattern TWELVE_DIGITS = Pattern.compile("[0-9]{12}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AwsAccountId {
        if (!TWELVE_DIGITS.matcher(value).matches()) {
            throw new IllegalArgumentException("an AWS account id is twelve digits, but this is '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
