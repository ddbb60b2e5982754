package dev.rolewatch.account.rest;

import dev.rolewatch.account.OurAccounts;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.contracts.account.RoleArn;

/** Reads the field {@code roleArn}. */
final class RoleArnField {
    private static final String FIELD = "roleArn";

    private RoleArnField() {}

    /**
     * @throws InvalidRequestException if the text is not the ARN of a role in a partition that is served
     */
    static RoleArn read(String text, OurAccounts ours) {
        String form = "the ARN of an IAM role: arn:" + ours.home() + ":iam::<12 digits>:role/<name>";
        if (text == null || text.isBlank()) {
            throw new InvalidRequestException(new FieldError(FIELD, "it is missing", form));
        }
        RoleArn arn;
        try {
            arn = new RoleArn(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(new FieldError(FIELD, "it is not the ARN of an IAM role", form));
        }
        PartitionField.requireServed(FIELD, arn.partition(), ours);
        return arn;
    }

    /** @throws InvalidRequestException if the role is not in the AWS account that was registered */
    static RoleArn of(RoleArn arn, RegisteredAccount account) {
        PartitionField.requireExpected(FIELD, arn.partition(), account);
        account.expectedAwsAccount()
                .filter(expected -> !expected.equals(arn.account()))
                .ifPresent(expected -> {
                    throw new InvalidRequestException(new FieldError(
                            FIELD,
                            "it is a role of the AWS account " + arn.account() + ", but " + expected
                                    + " is the one that was registered",
                            "the ARN of a role in the AWS account " + expected));
                });
        return arn;
    }
}
