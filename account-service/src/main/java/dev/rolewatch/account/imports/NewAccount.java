package dev.rolewatch.account.imports;

import dev.rolewatch.account.choice.Wish;

/**
 * An account as a row of a file has it: nothing of it need be possible. Null stands for what is left out.
 *
 * @param tenant that of whoever imports the file if it is left out
 */
public record NewAccount(Wish wish, String tenant, String awsAccountId, String partition, String roleArn) {}
