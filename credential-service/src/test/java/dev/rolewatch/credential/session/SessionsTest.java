package dev.rolewatch.credential.session;

import static dev.rolewatch.contracts.credential.RefusalReason.TRUST_DENIED;
import static dev.rolewatch.contracts.credential.RefusalReason.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.contracts.account.Account;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.credential.RefusalReason;
import dev.rolewatch.credential.Accounts;
import dev.rolewatch.credential.FakeKeys;
import dev.rolewatch.credential.FakeRoles;
import dev.rolewatch.credential.SettableClock;
import dev.rolewatch.credential.session.LifeRefusedException.Limit;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsTest {
    private static final double NO_SPREAD = 0.5;

    private final SettableClock clock = new SettableClock();
    private final FakeRoles roles = new FakeRoles(clock);
    private final FakeKeys keys = new FakeKeys(clock);
    private final Entrances entrances = new Entrances(roles, keys, account -> {});
    private final Sessions sessions = new Sessions(entrances, Duration.ofHours(1), clock, () -> NO_SPREAD);
    private final Account account = Accounts.in(AccountState.ACTIVE);

    @Test
    void aSessionIsSharedForFourFifthsOfItsLifeAndThenRenewed() {
        Session first = sessions.of(account, null);
        clock.advance(Duration.ofMinutes(47));
        assertThat(sessions.of(account, null)).isEqualTo(first);

        clock.advance(Duration.ofMinutes(1));

        assertThat(sessions.of(account, null)).isNotEqualTo(first);
        assertThat(roles.asked).hasSize(2);
    }

    @Test
    void renewalsOfSessionsThatBeganTogetherAreSpread() {
        Sessions early = new Sessions(entrances, Duration.ofHours(1), clock, () -> 0);
        Sessions late = new Sessions(entrances, Duration.ofHours(1), clock, () -> 1);
        Session firstOfEarly = early.of(account, null);
        Session firstOfLate = late.of(account, null);

        clock.advance(Duration.ofMinutes(48));

        assertThat(early.of(account, null)).isNotEqualTo(firstOfEarly);
        assertThat(late.of(account, null)).isEqualTo(firstOfLate);
    }

    @Test
    void whileStsFailsTheSessionThatStillLivesIsGiven() {
        Session first = sessions.of(account, null);
        clock.advance(Duration.ofMinutes(48));
        roles.thenRefuses(UNREACHABLE);

        assertThat(sessions.of(account, null)).isEqualTo(first);
        assertThat(sessions.of(account, null)).isEqualTo(first);
        assertThat(roles.asked).hasSize(2);

        clock.advance(Duration.ofSeconds(31));
        assertThat(sessions.of(account, null)).isNotEqualTo(first);
    }

    @Test
    void aSessionThatIsAboutToEndIsNotGivenWhenStsFails() {
        sessions.of(account, null);
        clock.advance(Duration.ofMinutes(59));
        roles.thenRefuses(UNREACHABLE);

        assertRefused(UNREACHABLE);
    }

    @Test
    void aSessionThatStillWorksIsGivenWhenItsRenewalIsRefusedUntilItEnds() {
        Session first = sessions.of(account, null);
        clock.advance(Duration.ofMinutes(48));
        roles.thenRefuses(TRUST_DENIED).thenRefuses(TRUST_DENIED).thenRefuses(TRUST_DENIED);

        assertThat(sessions.of(account, null)).isEqualTo(first);
        assertThat(sessions.of(account, null)).isEqualTo(first);
        assertThat(roles.asked).hasSize(2);

        clock.advance(Duration.ofMinutes(5));
        assertThat(sessions.of(account, null)).isEqualTo(first);
        assertThat(roles.asked).hasSize(3);

        clock.advance(Duration.ofMinutes(6));
        assertRefused(TRUST_DENIED);
    }

    @Test
    void aSessionThatAwsDoesNotTakeAnyMoreIsNotGivenWhenAnotherIsRefused() {
        Session first = sessions.of(account, null);
        clock.advance(Duration.ofMinutes(1));
        roles.thenRefuses(TRUST_DENIED);

        assertThatThrownBy(() -> sessions.of(account, first.expiresAt())).isInstanceOf(RefusedException.class);
    }

    @Test
    void aRefusalIsKeptForSomeSecondsOnly() {
        roles.thenRefuses(TRUST_DENIED);
        assertRefused(TRUST_DENIED);
        assertRefused(TRUST_DENIED);
        assertThat(roles.asked).hasSize(1);

        clock.advance(Duration.ofSeconds(6));

        assertThat(sessions.of(account, null)).isNotNull();
    }

    @Test
    void thoseWhoWaitedForARefusalThatTookLongDoNotAskStsInTurn() {
        roles.delay = Duration.ofSeconds(12);
        roles.thenRefuses(UNREACHABLE);

        assertRefused(UNREACHABLE);
        assertRefused(UNREACHABLE);

        assertThat(roles.asked).hasSize(1);
    }

    @Test
    void aSessionThatAwsRefusedIsReplacedOnceHoweverManyReportIt() {
        Session first = sessions.of(account, null);
        clock.advance(Duration.ofMinutes(1));

        Session second = sessions.of(account, first.expiresAt());

        assertThat(second).isNotEqualTo(first);
        assertThat(sessions.of(account, first.expiresAt())).isEqualTo(second);
    }

    @Test
    void whatIsDeniedToOneSessionAfterAnotherMakesNoMoreThanOneEveryQuarterOfAnHour() {
        Session first = sessions.of(account, null);
        clock.advance(Duration.ofMinutes(1));
        Session second = sessions.of(account, first.expiresAt());

        clock.advance(Duration.ofMinutes(14));
        assertThat(sessions.of(account, second.expiresAt())).isEqualTo(second);

        clock.advance(Duration.ofMinutes(1));
        assertThat(sessions.of(account, second.expiresAt())).isNotEqualTo(second);
        assertThat(roles.asked).hasSize(3);
    }

    @Test
    void aRenewalDoesNotLetTheNextRefusalReplaceTheSessionEarlier() {
        Session first = sessions.of(account, null);
        clock.advance(Duration.ofMinutes(47));
        Session second = sessions.of(account, first.expiresAt());
        clock.advance(Duration.ofMinutes(48));
        Session third = sessions.of(account, second.expiresAt());
        assertThat(third).isNotEqualTo(second);

        clock.advance(Duration.ofMinutes(14));

        assertThat(sessions.of(account, third.expiresAt())).isEqualTo(third);
    }

    @Test
    void aSessionThatWasOnlyJustGivenIsNotReplaced() {
        Session first = sessions.of(account, null);
        clock.advance(Duration.ofSeconds(29));

        assertThat(sessions.of(account, first.expiresAt())).isEqualTo(first);
    }

    @Test
    void anotherRoleHasASessionOfItsOwn() {
        Session first = sessions.of(account, null);

        assertThat(sessions.of(Accounts.withRole(AccountState.ACTIVE, 3), null)).isNotEqualTo(first);
    }

    @Test
    void theSessionOfAnAccountThatIsGoneIsForgotten() {
        Session first = sessions.of(account, null);

        sessions.keepOnly(Set.of());

        assertThat(sessions.of(account, null)).isNotEqualTo(first);
    }

    @Test
    void aRoleThatAllowsAnHourOnlyIsAskedForAnHourUntilItsOwnerMayHaveAllowedMore() {
        Sessions longer = new Sessions(entrances, Duration.ofHours(2), clock, () -> NO_SPREAD);
        roles.longestLife = Duration.ofHours(1);

        longer.of(account, null);
        clock.advance(Duration.ofMinutes(48));
        longer.of(account, null);
        assertThat(roles.lives).extracting(Duration::toHours).containsExactly(2L, 1L, 1L);

        roles.longestLife = Duration.ofHours(2);
        clock.advance(Duration.ofDays(1));
        longer.of(account, null);
        assertThat(roles.lives).last().isEqualTo(Duration.ofHours(2));
    }

    @Test
    void anotherRoleOfTheAccountMayHaveTheWholeLifeAgain() {
        Sessions longer = new Sessions(entrances, Duration.ofHours(2), clock, () -> NO_SPREAD);
        roles.longestLife = Duration.ofHours(1);
        longer.of(account, null);

        longer.of(Accounts.withRole(AccountState.ACTIVE, 3), null);

        assertThat(roles.lives).extracting(Duration::toHours).containsExactly(2L, 1L, 2L, 1L);
    }

    @Test
    void whereOurOwnCredentialsAreARolesAllRolesOfThePartitionAreAskedForAnHour() {
        Sessions longer = new Sessions(entrances, Duration.ofHours(2), clock, () -> NO_SPREAD);
        roles.longestLife = Duration.ofHours(1);
        roles.limit = Limit.OF_CHAINING;
        longer.of(account, null);

        longer.of(Accounts.withRole(AccountState.ACTIVE, 3), null);

        assertThat(roles.lives).extracting(Duration::toHours).containsExactly(2L, 1L, 1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT14M59S", "PT12H1S"})
    void aLifeThatAwsDoesNotKnowIsRefusedAtTheStart(Duration life) {
        assertThatThrownBy(() -> new Sessions(entrances, life, clock, () -> NO_SPREAD))
                .hasMessageContainingAll("rolewatch.sessions.life", "15 minutes to 12 hours");
    }

    private void assertRefused(RefusalReason reason) {
        assertThatThrownBy(() -> sessions.of(account, null))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal().reason()).isEqualTo(reason));
    }
}
