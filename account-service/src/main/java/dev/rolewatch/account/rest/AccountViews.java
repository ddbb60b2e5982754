package dev.rolewatch.account.rest;

import dev.rolewatch.account.AwsIdentity;
import dev.rolewatch.account.policy.Permissions;
import dev.rolewatch.account.register.Connection;
import dev.rolewatch.account.register.NextStep;
import dev.rolewatch.account.register.Problem;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.register.Role;
import dev.rolewatch.account.register.TrustPolicy;
import dev.rolewatch.account.register.Usage;
import dev.rolewatch.account.rest.AccountView.CostView;
import dev.rolewatch.account.rest.AccountView.MetricsRange;
import dev.rolewatch.account.rest.AccountView.ProblemView;
import dev.rolewatch.account.rest.AccountView.UsdRange;
import dev.rolewatch.contracts.account.RoleArn;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Shows accounts as the API has them. */
@ApplicationScoped
class AccountViews {
    private final AwsIdentity ourselves;

    AccountViews(AwsIdentity ourselves) {
        this.ourselves = ourselves;
    }

    AccountView of(RegisteredAccount account) {
        Connection connection = account.connection();
        Optional<RoleArn> roleArn = connection.role().map(Role::arn);
        return new AccountView(
                account.id().value(),
                account.name(),
                connection.state().name(),
                connection.since(),
                NextStep.of(account),
                account.problem().map(AccountViews::problem).orElse(null),
                account.warnings(),
                account.externalId().value(),
                ourselves.accountId().value(),
                TrustPolicy.document(ourselves.partition(), ourselves.accountId(), account.externalId()),
                Permissions.READ_ONLY.document(),
                roleArn.map(RoleArn::value).orElse(null),
                roleArn.map(arn -> arn.account().value()).orElse(null),
                account.customNamespaces(),
                account.inventory().resources(),
                account.inventory().scannedAt(),
                account.inventory().failures(),
                account.usage().lastReadAt(),
                cost(account),
                account.createdAt());
    }

    private static ProblemView problem(Problem problem) {
        return new ProblemView(problem.reason(), problem.detail(), problem.nextStep(), problem.retryingUntil());
    }

    private static CostView cost(RegisteredAccount account) {
        Usage usage = account.usage();
        return new CostView(
                usage.calls(),
                new MetricsRange(usage.billedMetricsLow(), usage.billedMetricsHigh()),
                new UsdRange(usage.usdLow(), usage.usdHigh()),
                account.createdAt());
    }
}
