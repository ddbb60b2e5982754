package dev.rolewatch.account.imports;

import dev.rolewatch.account.choice.Wish;

/** An account as a row of a file has it: nothing of it need be possible. Null stands for what is left out. */
public record NewAccount(Wish wish, String awsAccountId, String partition, String roleArn) {}
