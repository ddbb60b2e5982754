package dev.rolewatch.account.rest;

import dev.rolewatch.account.OurAccounts;
import dev.rolewatch.account.estimate.Estimator;
import dev.rolewatch.account.policy.Permissions;
import dev.rolewatch.account.register.BudgetState;
import dev.rolewatch.account.register.BudgetWarnings;
import dev.rolewatch.account.register.Connection;
import dev.rolewatch.account.register.Entry;
import dev.rolewatch.account.register.Entry.Role;
import dev.rolewatch.account.register.Inventory;
import dev.rolewatch.account.register.NextStep;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.register.TrustPolicy;
import dev.rolewatch.account.register.Usage;
import dev.rolewatch.account.rest.AccountView.CostView;
import dev.rolewatch.account.rest.AccountView.MetricsRange;
import dev.rolewatch.account.rest.AccountView.ProblemView;
import dev.rolewatch.account.rest.AccountView.UsdRange;
import dev.rolewatch.account.rest.SpendView.MonthView;
import dev.rolewatch.account.spend.BillingMonth;
import dev.rolewatch.account.spend.MonthSpend;
import dev.rolewatch.account.storage.Spends;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.ExternalId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows accounts as the API has them. */
@ApplicationScoped
class AccountViews {
    private final OurAccounts ours;
    private final Spends spends;
    private final Estimator estimator;
    private final Clock clock;

    AccountViews(OurAccounts ours, Spends spends, Estimator estimator, Clock clock) {
        this.ours = ours;
        this.spends = spends;
        this.estimator = estimator;
        this.clock = clock;
    }

    AccountView of(RegisteredAccount account) {
        return of(List.of(account)).get(0);
    }

    /** In the same order. */
    List<AccountView> of(List<RegisteredAccount> accounts) {
        Instant now = clock.instant();
        YearMonth month = BillingMonth.of(now);
        Map<AccountId, MonthSpend> spent =
                spends.of(month, accounts.stream().map(RegisteredAccount::id).toList());
        MonthSpend nothing = new MonthSpend(month, List.of());
        return accounts.stream()
                .map(account -> of(account, spent.getOrDefault(account.id(), nothing), now))
                .toList();
    }

    private AccountView of(RegisteredAccount account, MonthSpend spent, Instant now) {
        Connection connection = account.connection();
        Optional<BudgetState> budget = BudgetState.of(account, spent, interval(account), now);
        String partition = ours.servedOrHome(account.partition());
        AwsAccountId ourAccount = ours.in(partition);
        return new AccountView(
                account.id().value(),
                account.tenant().value(),
                account.choice().name(),
                connection.state().name(),
                connection.since(),
                NextStep.of(account, now),
                account.problem().map(ProblemView::of).orElse(null),
                warnings(account, budget),
                account.externalId().value(),
                account.externalIds().next().map(ExternalId::value).orElse(null),
                account.verification().checkedAt().orElse(null),
                account.verification().requestedAt().orElse(null),
                ourAccount.value(),
                TrustPolicy.document(
                        partition, ourAccount, account.externalIds().toDemand()),
                Permissions.READ_ONLY.document(),
                connection.entry().map(AccountViews::connectedBy).orElse(null),
                connection.role().map(role -> role.arn().value()).orElse(null),
                accessKeyId(connection),
                account.awsAccount().map(AwsAccountId::value).orElse(null),
                account.partition().orElse(ours.home()),
                account.choice().customNamespaces(),
                CollectView.of(account.choice().collect()),
                resources(account.reading().inventory()),
                account.reading().inventory().scannedAt(),
                account.reading().inventory().failures(),
                account.reading().usage().lastReadAt(),
                cost(account, spent),
                budget.map(BudgetView::of).orElse(null),
                account.revision(),
                account.createdAt());
    }

    static Long resources(Inventory inventory) {
        return inventory.counted().orElse(null);
    }

    static String connectedBy(Entry entry) {
        return entry instanceof Role ? "ROLE" : "ACCESS_KEY";
    }

    private static String accessKeyId(Connection connection) {
        return connection
                .accessKey()
                .map(accessKey -> accessKey.key().accessKeyId())
                .orElse(null);
    }

    private List<String> warnings(RegisteredAccount account, Optional<BudgetState> budget) {
        Stream<String> ofBudget =
                budget.stream().flatMap(state -> BudgetWarnings.of(account, state, interval(account)).stream());
        return Stream.concat(account.warnings().stream(), ofBudget).toList();
    }

    private Duration interval(RegisteredAccount account) {
        return estimator.interval(account.choice().collect());
    }

    private static CostView cost(RegisteredAccount account, MonthSpend spent) {
        Usage usage = account.reading().usage();
        return new CostView(
                usage.calls(),
                MetricsRange.of(usage.billed()),
                UsdRange.of(usage.billed()),
                account.createdAt(),
                MonthView.of(spent));
    }
}
