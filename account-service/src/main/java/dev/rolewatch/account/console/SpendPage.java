package dev.rolewatch.account.console;

import dev.rolewatch.account.console.SpendPageView.Line;
import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.spend.AccountSpend;
import dev.rolewatch.account.spend.BillingMonth;
import dev.rolewatch.account.spend.MonthSpend;
import dev.rolewatch.account.storage.Spends;
import dev.rolewatch.contracts.account.AccountId;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What reading all accounts has cost this month. */
@RolesAllowed(Roles.VIEWER)
@Path("/console/spend")
public class SpendPage {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final AccountId FIRST = AccountId.of("0-0-0-0-0");
    private static final int MOST_ACCOUNTS = 500;
    private static final int PERCENT = 100;

    private static final Comparator<AccountSpend> MOST_FIRST =
            Comparator.comparingLong(account -> -account.spend().total().high());

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
        List<AccountSpend> found = spends.list(Optional.empty(), month, FIRST, MOST_ACCOUNTS);
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
                found.stream().sorted(MOST_FIRST).map(SpendPage::line).toList(),
                found.size() == MOST_ACCOUNTS));
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
