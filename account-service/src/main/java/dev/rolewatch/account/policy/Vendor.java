package dev.rolewatch.account.policy;

import dev.rolewatch.contracts.account.AwsAccountId;

/** Rolewatch's own AWS account in a partition, such as {@code aws}: the one that roles there are to trust. */
public record Vendor(String partition, AwsAccountId account) {}
