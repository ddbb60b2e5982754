package dev.rolewatch.account.storage;

import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.TenantId;
import java.util.Optional;
import java.util.Set;

/**
 * Which accounts of the register are shown: those that are all of it.
 *
 * @param tenant whose they are; empty for all that are seen
 * @param states any of them; empty for every state
 * @param namePart is in the name, whatever the case
 * @param awsAccount the AWS account that is connected, or is to be
 * @param problem whether there is something that somebody must mend
 */
public record AccountFilter(
        Optional<TenantId> tenant,
        Set<AccountState> states,
        Optional<String> namePart,
        Optional<AwsAccountId> awsAccount,
        Optional<Boolean> problem) {}
