package dev.rolewatch.contracts.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of an IAM role: {@code arn:<partition>:iam::<12 digits>:role/<path/><name>}. Its form follows the IAM User
 * Guide (reference_identifiers); role names are case sensitive when they are assumed.
 */
public record RoleArn(@JsonValue String value) {
    private static final Pattern FORM =
            Pattern.compile("arn:(aws(?:-cn|-us-gov|-eusc|-iso(?:-[bef])?)?):iam::([0-9]{12}):role"
                    + "(/(?:[\\x21-\\x2E\\x30-\\x7E]+/)*)([A-Za-z0-9_+=,.@-]{1,64})");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RoleArn {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a role ARN looks like arn:aws:iam::123456789012:role/RolewatchRead, but this is '" + value + "'");
        }
    }

    /** The partition, such as {@code aws} or {@code aws-us-gov}. */
    public String partition() {
        return part(1);
    }

    public AwsAccountId account() {
        return new AwsAccountId(part(2));
    }

    /** The name without its path. */
    public String roleName() {
        return part(4);
    }

    private String part(int group) {
        Matcher matcher = FORM.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalStateException("checked by the constructor");
        }
        return matcher.group(group);
    }

    @Override
    public String toString() {
        return value;
    }
}
