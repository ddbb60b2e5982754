package dev.rolewatch.account.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.account.history.Tallied;
import dev.rolewatch.account.identity.Acting;
import dev.rolewatch.account.spend.Spend;
import dev.rolewatch.account.storage.AccountFold.Outcome;
import dev.rolewatch.account.storage.News.Place;
import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.collection.CollectionReport;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Lets the register hear of news that was on no topic. */
@ApplicationScoped
public class Folded {
    private static final UUID NO_TOPIC = UUID.randomUUID();

    private final AccountFold fold;
    private final AtomicLong offsets = new AtomicLong();

    Folded(AccountFold fold) {
        this.fold = fold;
    }

    public void event(AccountEvent event) {
        fold(new News(place(), event.account(), account -> account.after(event)));
    }

    public void report(CollectionReport report) {
        fold(new News(
                place(),
                report.account(),
                account -> account.after(report),
                Optional.of(Spend.of(report)),
                Optional.of(Tallied.of(report))));
    }

    private void fold(News news) {
        assertThat(Acting.forAllTenants(() -> fold.fold(List.of(news))))
                .extracting(AccountFold.Result::outcome)
                .containsAnyOf(Outcome.FOLDED, Outcome.ACCOUNT_GONE);
    }

    private Place place() {
        return new Place("folded", NO_TOPIC, 0, offsets.incrementAndGet());
    }
}
