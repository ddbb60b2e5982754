package dev.rolewatch.account.rest;

import dev.rolewatch.account.OurAccounts;
import dev.rolewatch.account.choice.Choice;
import dev.rolewatch.account.choice.ChoiceRules;
import dev.rolewatch.account.choice.ImpossibleChoiceException;
import dev.rolewatch.account.choice.Wish;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.register.Registration;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

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
     * @throws InvalidRequestException with everything that is wrong
     */
    public RegisteredAccount register(Wish wish, String awsAccountId, String partition, TenantId tenant) {
        List<FieldError> errors = new ArrayList<>();
        Optional<String> served = noting(errors, () -> served(partition)).flatMap(Function.identity());
        Optional<Choice> choice = noting(errors, () -> rules.in(served).choose(wish, ChoiceRules.NOTHING_BEFORE));
        Optional<AwsAccountId> awsAccount =
                noting(errors, () -> awsAccount(awsAccountId)).flatMap(Function.identity());
        if (!errors.isEmpty()) {
            throw new InvalidRequestException(errors);
        }
        Registration registration =
                new Registration(new AccountId(UUID.randomUUID()), tenant, awsAccount, served, clock.instant());
        return RegisteredAccount.register(registration, choice.orElseThrow(), ExternalId.random());
    }

    private Optional<String> served(String partition) {
        Optional<String> named = Optional.ofNullable(partition);
        named.ifPresent(known -> PartitionField.requireServed(PartitionField.FIELD, known, ours));
        return named;
    }

    private static Optional<AwsAccountId> awsAccount(String text) {
        return TextParameters.value(
                "awsAccountId",
                text,
                AwsAccountId::new,
                "it is not allowed",
                "the id of an AWS account: twelve digits");
    }

    /** What is read, or nothing and a note of why not. */
    private static <T> Optional<T> noting(List<FieldError> errors, Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (InvalidRequestException e) {
            errors.addAll(e.errors());
        } catch (ImpossibleChoiceException e) {
            errors.addAll(FieldErrors.of(e));
        }
        return Optional.empty();
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
