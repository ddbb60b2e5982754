package dev.rolewatch.credential.trust;

import static dev.rolewatch.credential.Accounts.NOON;
import static dev.rolewatch.credential.trust.TrustFixture.POLICY;
import static dev.rolewatch.credential.trust.TrustFixture.PROVEN;
import static dev.rolewatch.credential.trust.TrustFixture.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.credential.Accounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whose proof is due, and who goes first. */
class DueProofsTest {
    private final Proofs proofs = new Proofs(POLICY);

    @Test
    void howeverManyRolesAreTriedAgainWhoAsksAndWhoIsNewGoFirst() {
        List<Account> retried = Stream.generate(() -> Accounts.another(AccountState.VERIFYING))
                .limit(1_000)
                .toList();
        for (int i = 0; i < retried.size(); i++) {
            proofs.conclude(retried.get(i), REFUSED, NOON.plusMillis(i));
        }
        List<Account> firstOnes = Stream.generate(() -> Accounts.another(AccountState.VERIFYING))
                .limit(10)
                .toList();
        proofs.of(Accounts.in(AccountState.ACTIVE), NOON);
        Account asking = Accounts.asked(AccountState.ACTIVE, 3);
        List<Account> all = new ArrayList<>(retried);
        all.addAll(firstOnes);
        all.add(asking);
        Collections.shuffle(all, new Random(1));

        List<Account> due = proofs.due(all, NOON.plusSeconds(10));

        assertThat(due.get(0)).isEqualTo(asking);
        assertThat(due.subList(1, 11)).containsExactlyInAnyOrderElementsOf(firstOnes);
        assertThat(due.subList(11, due.size())).containsExactlyElementsOf(retried);
    }

    @Test
    void aPlaceThatBecomesFreeIsTakenAtOnceByTheNextAndNobodyIsServedTwiceAtOnce() {
        List<Account> due = Stream.generate(() -> Accounts.another(AccountState.VERIFYING))
                .limit(3)
                .toList();
        List<AccountId> ids = due.stream().map(Account::id).toList();
        ProbeLine line = new ProbeLine(2);
        line.replace(due);
        assertThat(line.next()).contains(ids.get(0));
        assertThat(line.next()).contains(ids.get(1));
        assertThat(line.next()).isEmpty();

        line.replace(due);
        line.done(ids.get(1));
        assertThat(line.next()).contains(ids.get(1));
        line.done(ids.get(0));
        assertThat(line.next()).contains(ids.get(2));
        line.done(ids.get(2));
        assertThat(line.next()).isEqualTo(Optional.empty());
    }

    @Test
    void aRotationThatWaitsIsTriedLessAndLessOftenUntilItIsOver() {
        Account rotating = Accounts.rotating(AccountState.ACTIVE);
        proofs.of(rotating, NOON);
        List<Duration> pauses = new ArrayList<>();
        Instant before = NOON;
        for (Instant now = NOON; now.isBefore(NOON.plus(Duration.ofDays(4))); now = now.plusSeconds(60)) {
            Task task = proofs.task(rotating, now);
            if (task == Task.ROTATE) {
                pauses.add(Duration.between(before, now));
                before = now;
                proofs.rotationWaits(rotating, now);
            } else if (task == Task.PROVE) {
                proofs.conclude(rotating, PROVEN, now).news().ifPresent(news -> proofs.told(rotating, news, NOON));
            }
        }

        assertThat(pauses.get(0)).isLessThanOrEqualTo(Duration.ofMinutes(6));
        assertThat(pauses.get(1)).isEqualTo(Duration.ofMinutes(10));
        assertThat(pauses.get(2)).isEqualTo(Duration.ofMinutes(20));
        assertThat(pauses).hasSizeLessThan(12);
    }

    @Test
    void aRefusedRoleIsTriedNoMoreOftenForItsRotation() {
        Account rotating = Accounts.rotating(AccountState.REFUSED);
        Instant beforeItsTurn = proofs.of(rotating, NOON).dueAt().minusSeconds(1);

        assertThat(proofs.due(List.of(rotating), beforeItsTurn)).isEmpty();
    }

    @Test
    void whoeverTakesOverAnswersARequestThatWasAmongTheLastChanges() {
        assertThat(isDueAtFirstSight(Accounts.asked(AccountState.ACTIVE, 3, 3))).isTrue();
        assertThat(isDueAtFirstSight(Accounts.asked(AccountState.ACTIVE, 3, 5))).isTrue();
        assertThat(isDueAtFirstSight(Accounts.asked(AccountState.ACTIVE, 3, 6))).isFalse();
        assertThat(isDueAtFirstSight(Accounts.asked(AccountState.ACTIVE, 2, 2))).isFalse();
    }

    private static boolean isDueAtFirstSight(Account account) {
        return !new Proofs(POLICY).due(List.of(account), NOON).isEmpty();
    }
}
