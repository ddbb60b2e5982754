package dev.rolewatch.account.console;

import dev.rolewatch.account.OurAccounts;
import dev.rolewatch.account.console.AccountPageView.Figures;
import dev.rolewatch.account.console.AccountPageView.Trust;
import dev.rolewatch.account.console.ConsoleAccounts.Costed;
import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.register.Connection;
import dev.rolewatch.account.register.Inventory;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.ExternalId;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/** One account: what is wrong and how to mend it, its trust, its resources and what reading it costs. */
@RolesAllowed(Roles.VIEWER)
@Path("/console/accounts/{id}")
public class AccountPage {
    private final ConsoleAccounts accounts;
    private final Services services;
    private final Collected collected;
    private final Plots plots;
    private final OurAccounts ours;
    private final SeenTenants tenants;

    AccountPage(
            ConsoleAccounts accounts,
            Services services,
            Collected collected,
            Plots plots,
            OurAccounts ours,
            SeenTenants tenants) {
        this.accounts = accounts;
        this.services = services;
        this.collected = collected;
        this.plots = plots;
        this.ours = ours;
        this.tenants = tenants;
    }

    /**
     * @param said what was just done
     * @param request set where only the parts that change by themselves are to be shown anew
     */
    @GET
    public TemplateInstance show(
            @RestPath String id, @QueryParam("said") String said, @RestHeader("HX-Request") String request) {
        AccountPageView view = view(accounts.costed(accounts.find(id)), Said.sentence(said));
        return request == null ? Templates.account(view) : Templates.account$state(view);
    }

    private AccountPageView view(Costed costed, String said) {
        RegisteredAccount account = costed.account();
        Instant now = accounts.now();
        return new AccountPageView(
                account.id().toString(),
                account.choice().name(),
                account.awsAccount().map(AwsAccountId::value).orElse(null),
                tenants.name(account.tenant()),
                Badge.of(account),
                Moment.of(account.connection().since(), now),
                accounts.concerns(costed),
                trust(account, now),
                figures(costed, now),
                account.reading().inventory().resources() == 0 ? List.of() : services.of(account),
                collected.facts(account.choice()),
                account.reading().usage().lastReadAt() == null ? null : plots.of(account, now),
                said);
    }

    private Trust trust(RegisteredAccount account, Instant now) {
        Connection connection = account.connection();
        String role = connection
                .role()
                .map(given -> given.arn().value())
                .or(() -> connection.accessKey().map(given -> given.key().accessKeyId()))
                .orElse(null);
        return new Trust(
                role,
                connection.accessKey().isPresent(),
                role != null,
                account.externalId().value(),
                account.externalIds().next().map(ExternalId::value).orElse(null),
                ours.in(ours.servedOrHome(account.partition())).value(),
                Moment.of(account.verification().checkedAt().orElse(null), now),
                account.verification().requestedAt().isPresent(),
                TrustCheck.of(connection));
    }

    private Figures figures(Costed costed, Instant now) {
        Inventory inventory = costed.account().reading().inventory();
        return new Figures(
                inventory.counted().map(Numbers::of).orElse(null),
                Moment.of(inventory.scannedAt(), now),
                Moment.of(costed.account().reading().usage().lastReadAt(), now),
                Money.of(costed.spent().total()),
                accounts.budget(costed)
                        .map(budget -> Money.of(budget.budget().monthlyUsd()))
                        .orElse(null));
    }
}
