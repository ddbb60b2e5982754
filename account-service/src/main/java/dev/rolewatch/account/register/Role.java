package dev.rolewatch.account.register;

import dev.rolewatch.contracts.account.RoleArn;

/**
 * The role that a customer gave.
 *
 * @param revision the account's revision at which it was given; what is learnt of a role names it
 */
public record Role(RoleArn arn, long revision) {}
