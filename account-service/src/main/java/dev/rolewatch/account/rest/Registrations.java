package dev.rolewatch.account.rest;

import dev.rolewatch.account.OurAccounts;
import dev.rolewatch.account.choice.Choice;
import dev.rolewatch.account.choice.ChoiceRules;
import dev.rolewatch.account.choice.Wish;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.register.Registration;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Makes new accounts of what people write, or says what is wrong with it. */
@ApplicationScoped
public class Registrations {
    private final ChoiceRules rules;
    private final OurAccounts ours;
    private final Clock clock;

    Registrations(ChoiceRules rules, OurAccounts ours, Clock clock) {
        this.rules = rules;
        this.ours = ours;
        this.clock = clock;
    }

    /**
     * A new account, which waits for its role.
     *
     * @param awsAccountId null if it is not known
     * @param partition null if it is not known
     * @throws InvalidRequestException if there can be no such AWS account
     * @throws dev.rolewatch.account.choice.ImpossibleChoiceException if there is no such choice
     */
    public RegisteredAccount register(Wish wish, String awsAccountId, String partition, TenantId tenant) {
        Optional<String> named = Optional.ofNullable(partition);
        named.ifPresent(known -> PartitionField.requireServed(PartitionField.FIELD, known, ours));
        Choice choice = rules.in(named).choose(wish, ChoiceRules.NOTHING_BEFORE);
        Registration registration = new Registration(
                new AccountId(UUID.randomUUID()),
                tenant,
                TextParameters.value(
                        "awsAccountId",
                        awsAccountId,
                        AwsAccountId::new,
                        "it is not allowed",
                        "the id of an AWS account: twelve digits"),
                named,
                clock.instant());
        return RegisteredAccount.register(registration, choice, ExternalId.random());
    }

    /**
     * The account, whose role's trust is to be proven.
     *
     * @throws InvalidRequestException if the account can have no such role
     */
    public RegisteredAccount giveRole(RegisteredAccount account, String roleArn) {
        return account.giveRole(RoleArnField.of(RoleArnField.read(roleArn, ours), account), clock.instant());
    }
}
