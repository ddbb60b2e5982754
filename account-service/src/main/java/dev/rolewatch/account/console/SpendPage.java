package dev.rolewatch.account.console;

import dev.rolewatch.account.console.SpendPageView.Line;
import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.spend.AccountSpend;
import dev.rolewatch.account.spend.BillingMonth;
import dev.rolewatch.account.spend.MonthSpend;
import dev.rolewatch.account.storage.SpendSort;
import dev.rolewatch.account.storage.Spends;
import dev.rolewatch.account.storage.Spends.Wanted;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What reading all accounts has cost this month. */
@RolesAllowed(Roles.VIEWER)
@Path("/console/spend")
public class SpendPage {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    static final int MOST_ACCOUNTS = 500;
    private static final int PERCENT = 100;

    private final Spends spends;
    private final ConsoleAccounts accounts;
    private final Choices choices;

    SpendPage(Spends spends, ConsoleAccounts accounts, Choices choices) {
        this.spends = spends;
        this.accounts = accounts;
        this.choices = choices;
    }

    @GET
    public TemplateInstance show() {
        YearMonth month = BillingMonth.of(accounts.now());
        MonthSpend all = spends.of(Optional.empty(), month);
        List<AccountSpend> found = dearest(month, MOST_ACCOUNTS + 1);
        long most = all.namespaces().isEmpty()
                ? 1
                : Math.max(1, all.namespaces().get(0).billed().high());
        return Templates.spend(new SpendPageView(
                MONTH.format(month),
                Money.of(all.total()),
                Numbers.of(all.total().low()),
                all.namespaces().stream()
                        .map(each -> new Line(choices.service(each.namespace()), null, Money.of(each.billed()), (int)
                                Math.max(1, each.billed().high() * PERCENT / most)))
                        .toList(),
                found.stream().limit(MOST_ACCOUNTS).map(SpendPage::line).toList(),
                found.size() > MOST_ACCOUNTS));
    }

    private List<AccountSpend> dearest(YearMonth month, int most) {
        return spends.page(new Wanted(Optional.empty(), month, SpendSort.COST, true, Optional.empty(), most));
    }

    private static Line line(AccountSpend account) {
        boolean there = account.name() != null && account.removedAt() == null;
        String name = account.name() == null ? "a removed account" : account.name();
        return new Line(
                there ? name : name + " (removed)",
                there ? "/console/accounts/" + account.account() : null,
                Money.of(account.spend().total()),
                0);
    }
}
