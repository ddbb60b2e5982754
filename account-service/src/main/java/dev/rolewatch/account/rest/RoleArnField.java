package dev.rolewatch.account.rest;

import dev.rolewatch.contracts.account.RoleArn;

/** Reads the field {@code roleArn}. */
final class RoleArnField {
    private static final String FIELD = "roleArn";

    private RoleArnField() {}

    /**
     * @param partition the only one from which Rolewatch can assume roles
     * @throws InvalidRequestException if the text is not the ARN of a role in that partition
     */
    static RoleArn read(String text, String partition) {
        String form = "the ARN of an IAM role: arn:" + partition + ":iam::<12 digits>:role/<name>";
        if (text == null || text.isBlank()) {
            throw new InvalidRequestException(new FieldError(FIELD, "it is missing", form));
        }
        RoleArn arn;
        try {
            arn = new RoleArn(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(new FieldError(FIELD, "it is not the ARN of an IAM role", form));
        }
        if (!arn.partition().equals(partition)) {
            throw new InvalidRequestException(new FieldError(
                    FIELD,
                    "it is in the partition " + arn.partition() + ", and roles cannot be assumed across partitions",
                    form));
        }
        return arn;
    }
}
