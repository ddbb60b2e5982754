package dev.rolewatch.account.console;

import dev.rolewatch.account.console.AccountsView.Count;
import dev.rolewatch.account.console.AccountsView.PageLinks;
import dev.rolewatch.account.console.ChoiceView.Offered;
import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.register.Health;
import dev.rolewatch.account.storage.AccountOverview;
import dev.rolewatch.account.storage.AccountOverview.Filter;
import dev.rolewatch.contracts.account.TenantId;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestHeader;

/** The accounts with their health at a glance. */
@RolesAllowed(Roles.VIEWER)
@Path("/console")
public class AccountsPage {
    private static final int PAGE = 25;
    private static final int LAST_PAGE = 100_000;

    private final AccountOverview overview;
    private final ConsoleAccounts accounts;
    private final SeenTenants tenants;

    AccountsPage(AccountOverview overview, ConsoleAccounts accounts, SeenTenants tenants) {
        this.overview = overview;
        this.accounts = accounts;
        this.tenants = tenants;
    }

    /** @param request set where only the list is to be shown anew */
    @GET
    public TemplateInstance list(
            @QueryParam("text") @DefaultValue("") String text,
            @QueryParam("health") @DefaultValue("") String health,
            @QueryParam("tenant") @DefaultValue("") String tenant,
            @QueryParam("said") String said,
            @QueryParam("page") @DefaultValue("1") int page,
            @RestHeader("HX-Request") String request) {
        AccountsView view = view(
                new Looked(text.replace("\0", "").strip(), health(health), tenants.find(tenant)),
                Math.max(1, Math.min(page, LAST_PAGE)),
                Said.sentence(said));
        return request == null ? Templates.accounts(view) : Templates.accounts$list(view);
    }

    private AccountsView view(Looked looked, int page, String said) {
        Filter filter = looked.filter();
        Optional<Health> health = looked.health();
        Map<Health, Long> counts = overview.counts(filter);
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        long shown = health.map(only -> counts.getOrDefault(only, 0L)).orElse(all);
        Instant now = accounts.now();
        int offset = (page - 1) * PAGE;
        List<AccountLine> lines = accounts.costed(overview.page(filter, health, offset, PAGE)).stream()
                .map(costed -> AccountLine.of(
                        costed,
                        accounts.concerns(costed),
                        tenants.name(costed.account().tenant()),
                        now))
                .toList();
        return new AccountsView(
                all == 0 && looked.isForAll(),
                looked.text(),
                offered(looked.tenant()),
                said,
                health.map(Health::name).orElse(""),
                Arrays.stream(Health.values())
                        .map(each -> count(each, counts.getOrDefault(each, 0L), looked))
                        .toList(),
                lines,
                range(offset, lines.size(), shown),
                new PageLinks(
                        page > 1 ? looked.url(page - 1) : null,
                        offset + lines.size() < shown ? looked.url(page + 1) : null));
    }

    private static Count count(Health health, long accounts, Looked looked) {
        boolean isChosen = looked.health().filter(health::equals).isPresent();
        Optional<Health> then = isChosen ? Optional.empty() : Optional.of(health);
        return new Count(
                Badge.of(health), Numbers.of(accounts), looked.with(then).url(1), isChosen, accounts > 0);
    }

    private static String range(int offset, int shown, long all) {
        if (shown == 0) {
            return "No account";
        }
        String many = Numbers.of(all) + (all == 1 ? " account" : " accounts");
        return shown == all ? many : Numbers.of(offset + 1L) + "–" + Numbers.of(offset + (long) shown) + " of " + many;
    }

    private List<Offered> offered(Optional<TenantId> chosen) {
        return tenants.choices().stream()
                .map(tenant -> new Offered(
                        tenant.id().value(),
                        tenant.name(),
                        chosen.filter(tenant.id()::equals).isPresent()))
                .toList();
    }

    /** Empty for what is no health: addresses are written by hand too. */
    private static Optional<Health> health(String name) {
        return Arrays.stream(Health.values())
                .filter(health -> health.name().equals(name))
                .findFirst();
    }
}
