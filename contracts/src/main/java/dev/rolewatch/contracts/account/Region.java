package dev.rolewatch.contracts.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The name of an AWS Region, such as {@code eu-central-1}. */
public record Region(@JsonValue String value) {
    private static final Pattern NAME = Pattern.compile("[a-z]{2,5}(-[a-z]+)+-[0-9]{1,2}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Region {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a Region looks like eu-central-1, but this is '" + value + "'");
        }
    }

    public static boolean isValid(String name) {
        return NAME.matcher(name).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
