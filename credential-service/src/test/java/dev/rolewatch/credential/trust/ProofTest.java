package dev.rolewatch.credential.trust;

import static dev.rolewatch.contracts.credential.RefusalReason.TRUST_DENIED;
import static dev.rolewatch.credential.Accounts.NOON;
import static dev.rolewatch.credential.trust.TrustFixture.INSECURE;
import static dev.rolewatch.credential.trust.TrustFixture.PATIENCE;
import static dev.rolewatch.credential.trust.TrustFixture.POLICY;
import static dev.rolewatch.credential.trust.TrustFixture.PROVEN;
import static dev.rolewatch.credential.trust.TrustFixture.REFUSED;
import static dev.rolewatch.credential.trust.TrustFixture.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountEvent.TrustInsecure;
import dev.rolewatch.contracts.account.AccountEvent.TrustProven;
import dev.rolewatch.contracts.account.AccountEvent.TrustRefused;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.Accounts;
import dev.rolewatch.credential.session.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProofTest {
    private final Proofs proofs = new Proofs(POLICY);
    private Account account = Accounts.in(AccountState.VERIFYING);
    private Instant now = NOON;

    @Test
    void aNewRoleIsProbedAtOnceAndLetsInOnceProven() {
        assertThat(proof().letsIn()).isFalse();

        assertThat(whenProbed(PROVEN))
                .containsExactly(
                        new TrustProven(Accounts.ID, NOON, 2, true, account.externalId(), account.awsAccount()));

        assertThat(proof().letsIn()).isTrue();
        assertThat(proof().dueAt()).isAfter(now).isBeforeOrEqualTo(now.plus(Duration.ofDays(1)));
    }

    @Test
    void aNewRoleThatIsRefusedIsTriedWithGrowingPausesUntilPatienceEnds() {
        List<Duration> pauses = new ArrayList<>();
        TrustRefused news = (TrustRefused) whenProbed(REFUSED).get(0);
        while (news.retryingUntil() != null) {
            assertThat(news.retryingUntil()).isEqualTo(NOON.plus(PATIENCE));
            pauses.add(Duration.between(now, proof().dueAt()));
            news = (TrustRefused) whenProbed(REFUSED).get(0);
        }

        assertThat(pauses.subList(0, 5)).extracting(Duration::toSeconds).containsExactly(5L, 10L, 20L, 40L, 60L);
        assertThat(now).isBetween(NOON.plus(PATIENCE), NOON.plus(PATIENCE).plusSeconds(60));
        assertThat(news.detail()).isEqualTo("mend the trust policy");
        assertThat(proof().letsIn()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"PARTITION_NOT_SERVED", "ACCESS_KEY_OF_ROOT"})
    void whatTimeDoesNotChangeIsFinalAtOnce(RefusalReason reason) {
        TrustRefused news = (TrustRefused) whenProbed(new Verdict.Refused(new Refusal(reason, "give another")))
                .get(0);

        assertThat(news.retryingUntil()).isNull();
    }

    @Test
    void whatIsNotTheRolesFaultNeverEndsItsProof() {
        for (int hour = 0; hour < 3; hour++) {
            TrustRefused news = (TrustRefused) whenProbed(UNDECIDED).get(0);
            assertThat(news.retryingUntil()).isAfterOrEqualTo(proof().dueAt());
            now = now.plus(Duration.ofHours(1));
        }
        assertThat(whenProbed(PROVEN)).hasOnlyElementsOfType(TrustProven.class);
    }

    @Test
    void anInsecureRoleIsToldAtOnceAndNotUsedEvenIfItWasProvenBefore() {
        account = Accounts.in(AccountState.ACTIVE);

        assertThat(whenProbed(INSECURE)).containsExactly(new TrustInsecure(Accounts.ID, now, 2, "add the condition"));

        assertThat(proof().letsIn()).isFalse();
        assertThat(proof().dueAt()).isBeforeOrEqualTo(now.plus(Duration.ofMinutes(15)));
    }

    @Test
    void oneRefusalDoesNotCutOffAProvenRole() {
        account = Accounts.in(AccountState.ACTIVE);

        assertThat(whenProbed(REFUSED)).isEmpty();
        assertThat(proof().letsIn()).isTrue();
        assertThat(whenProbed(UNDECIDED)).isEmpty();

        assertThat(whenProbed(PROVEN)).hasOnlyElementsOfType(TrustProven.class);
    }

    @Test
    void aProvenRoleThatStaysShutIsRefusedWhenPatienceEnds() {
        account = Accounts.in(AccountState.ACTIVE);
        whenProbed(REFUSED);
        Instant firstRefused = now;
        List<AccountEvent> news = List.of();
        while (news.isEmpty()) {
            news = whenProbed(REFUSED);
        }

        assertThat(((TrustRefused) news.get(0)).retryingUntil()).isNull();
        assertThat(now).isAfterOrEqualTo(firstRefused.plus(PATIENCE));
        assertThat(proof().letsIn()).isFalse();
    }

    @Test
    void aProvenRoleThatAwsRefusesToAnAskerIsProbedAtOnceAndAfterwardsAtItsOwnPauses() {
        account = Accounts.in(AccountState.ACTIVE);
        assertThat(isDue()).isFalse();

        proofs.doubt(account, now);
        assertThat(isDue()).isTrue();
        assertThat(proof().letsIn()).isTrue();

        whenProbed(REFUSED);
        proofs.doubt(account, now);
        assertThat(isDue()).isFalse();
    }

    @Test
    void aRefusedRoleIsTriedAgainAndTakenWhenItOpens() {
        account = Accounts.in(AccountState.REFUSED);
        assertThat(proof().dueAt()).isAfter(now).isBeforeOrEqualTo(now.plus(Duration.ofMinutes(15)));

        assertThat(whenProbed(UNDECIDED)).isEmpty();
        assertThat(whenProbed(REFUSED)).hasOnlyElementsOfType(TrustRefused.class);
        assertThat(whenProbed(PROVEN)).hasOnlyElementsOfType(TrustProven.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"VERIFYING", "ACTIVE", "REFUSED", "INSECURE"})
    void aProofThatSomebodyAsksForIsDueAtOnceAndAnsweredWhateverTheVerdict(AccountState state) {
        long revision = 3;
        for (Verdict verdict : List.of(UNDECIDED, REFUSED, INSECURE, PROVEN, PROVEN)) {
            account = Accounts.in(state);
            proof();
            now = now.plus(Duration.ofSeconds(10));
            account = Accounts.asked(state, revision++);
            assertThat(isDue()).isTrue();

            assertThat(conclude(verdict)).as(verdict + " in " + proof()).hasSize(1);
        }
    }

    @Test
    void anAnswerToWhoAsksDoesNotCutOffAProvenRole() {
        account = Accounts.in(AccountState.ACTIVE);
        proof();
        account = Accounts.asked(AccountState.ACTIVE, 3);

        assertThat(conclude(REFUSED))
                .containsExactly(new TrustRefused(
                        Accounts.ID, now, 2, TRUST_DENIED, "mend the trust policy", now.plus(PATIENCE)));
        assertThat(proof().letsIn()).isTrue();
    }

    @Test
    void manyWhoAskAtOnceHaveOneProbeAtATimeWithAPause() {
        account = Accounts.in(AccountState.ACTIVE);
        proof();
        account = Accounts.asked(AccountState.ACTIVE, 5);
        assertThat(isDue()).isTrue();
        conclude(PROVEN);
        assertThat(isDue()).isFalse();

        account = Accounts.asked(AccountState.ACTIVE, 9);
        assertThat(isDue()).isFalse();
        now = now.plus(Duration.ofSeconds(5));
        assertThat(isDue()).isTrue();
        conclude(PROVEN);
        now = now.plus(Duration.ofSeconds(5));
        assertThat(isDue()).isFalse();
    }

    @Test
    void whatIsAskedForDuringAProbeIsAnsweredByTheNextOne() {
        account = Accounts.in(AccountState.ACTIVE);
        proof();
        account = Accounts.asked(AccountState.ACTIVE, 3);
        Account asProbed = account;
        account = Accounts.asked(AccountState.ACTIVE, 4);

        proofs.conclude(asProbed, PROVEN, now);
        now = now.plus(Duration.ofSeconds(5));

        assertThat(isDue()).isTrue();
    }

    @Test
    void provenRolesArePutOnTheirOwnMomentsWhichARestartDoesNotMove() {
        Set<Instant> moments = Set.copyOf(IntStream.range(0, 200)
                .mapToObj(i -> new AccountId(new UUID(i * 7919L, i)))
                .map(id -> POLICY.nextProof(id, NOON))
                .toList());
        Instant mine = POLICY.nextProof(Accounts.ID, NOON);

        assertThat(moments).hasSizeGreaterThan(190);
        assertThat(POLICY.nextProof(Accounts.ID, mine.minusSeconds(1))).isEqualTo(mine);
        assertThat(POLICY.nextProof(Accounts.ID, mine)).isEqualTo(mine.plus(Duration.ofDays(1)));
    }

    private Proof proof() {
        return proofs.of(account, now);
    }

    private boolean isDue() {
        return !proofs.due(List.of(account), now).isEmpty();
    }

    /** Lets time pass until the role is due, and probes it. */
    private List<AccountEvent> whenProbed(Verdict verdict) {
        Instant due = proof().dueAt();
        now = due.isAfter(now) ? due : now;
        assertThat(proofs.due(List.of(account), now)).containsExactly(account);
        return conclude(verdict);
    }

    private List<AccountEvent> conclude(Verdict verdict) {
        Optional<AccountEvent> news = proofs.conclude(account, verdict, now).news();
        news.ifPresent(event -> proofs.told(account, event, now));
        return news.stream().toList();
    }
}
