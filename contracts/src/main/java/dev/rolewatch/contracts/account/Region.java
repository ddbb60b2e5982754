package dev.rolewatch.contracts.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The name of an AWS Region, such as {@code eu-central-1}. */
public record Region(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Region {
        if (!value.matches("[a-z]{2,5}(-[a-z]+)+-[0-9]{1,2}")) {
            throw new IllegalArgumentException("a Region looks like eu-central-1, but this is '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
