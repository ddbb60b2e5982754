package dev.rolewatch.account.rest;

import dev.rolewatch.account.OurAccounts;
import dev.rolewatch.account.register.RegisteredAccount;

/** Checks the partition that something is in: trust cannot cross partitions. */
final class PartitionField {
    static final String FIELD = "partition";

    private PartitionField() {}

    /**
     * @param field the field that tells the partition
     * @throws InvalidRequestException if Rolewatch has no account of its own there
     */
    static void requireServed(String field, String partition, OurAccounts ours) {
        if (!ours.serves(partition)) {
            String served = String.join(", ", ours.partitions());
            String detail = OurAccounts.PARTITIONS.contains(partition)
                    ? "it is in the partition " + partition
                            + ", in which Rolewatch has no account of its own, and trust does"
                            + " not cross partitions; Rolewatch serves " + served
                    : "there is no such partition";
            throw new InvalidRequestException(
                    new FieldError(field, detail, "one in a partition that Rolewatch serves: " + served));
        }
    }

    /** @throws InvalidRequestException if the account was registered in another partition */
    static void requireExpected(String field, String partition, RegisteredAccount account) {
        account.registration()
                .expectedPartition()
                .filter(expected -> !expected.equals(partition))
                .ifPresent(expected -> {
                    throw new InvalidRequestException(new FieldError(
                            field,
                            "it is in the partition " + partition + ", but the account was registered in " + expected,
                            "one in the partition " + expected));
                });
    }
}
