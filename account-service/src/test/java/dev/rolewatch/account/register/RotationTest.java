package dev.rolewatch.account.register;

import static dev.rolewatch.account.register.Samples.EXTERNAL_ID;
import static dev.rolewatch.account.register.Samples.ID;
import static dev.rolewatch.account.register.Samples.active;
import static dev.rolewatch.account.register.Samples.at;
import static dev.rolewatch.account.register.Samples.pending;
import static dev.rolewatch.account.register.Samples.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.contracts.account.AccountEvent.TrustProven;
import dev.rolewatch.contracts.account.AccountState;
import dev.rolewatch.contracts.account.ExternalId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RotationTest {
    private static final ExternalId NEXT = new ExternalId("the-next-one");
    private static final ExternalId OTHER = new ExternalId("another-one");

    private final RegisteredAccount rotating = active().rotateExternalId(NEXT);

    @Test
    void bothExternalIdsArePublishedAndTheNextOneIsToBeDemanded() {
        assertThat(rotating.revision()).isEqualTo(active().revision() + 1);
        assertThat(rotating.message().externalId()).isEqualTo(EXTERNAL_ID);
        assertThat(rotating.message().nextExternalId()).isEqualTo(NEXT);
        assertThat(rotating.message().state()).isEqualTo(AccountState.ACTIVE);
        assertThat(rotating.externalIds().toDemand()).isEqualTo(NEXT);
        assertThat(NextStep.of(rotating, at(9))).contains("trustPolicy", "Both", "/accounts/" + ID + "/verify");
    }

    @Test
    void theNextOneTakesThePlaceOfThePresentOneWhenTheRoleOpensWithIt() {
        RegisteredAccount rotated = rotating.after(opened(NEXT, at(20)));

        assertThat(rotated.externalIds()).isEqualTo(ExternalIds.of(NEXT));
        assertThat(rotated.revision()).isEqualTo(rotating.revision() + 1);
        assertThat(rotated.message().nextExternalId()).isNull();
        assertThat(rotated.after(opened(NEXT, at(21))).revision()).isEqualTo(rotated.revision());
    }

    @Test
    void nothingIsRotatedWhileTheRoleOpensWithThePresentOne() {
        RegisteredAccount proven = rotating.after(opened(EXTERNAL_ID, at(20)));

        assertThat(proven.externalIds()).isEqualTo(rotating.externalIds());
        assertThat(proven.revision()).isEqualTo(rotating.revision());
        assertThat(rotating.after(refused(ID, 2, at(20))).externalIds()).isEqualTo(rotating.externalIds());
    }

    @Test
    void askingAgainKeepsTheNextOneForTheRoleMayDemandItByNow() {
        assertThat(rotating.rotateExternalId(OTHER)).isEqualTo(rotating);
    }

    @Test
    void anotherNextOneMayBeHadAfterTheFirstWasTakenBackWhichThenOpensNothing() {
        RegisteredAccount again = rotating.keepExternalId().rotateExternalId(OTHER);

        assertThat(again.externalIds().toDemand()).isEqualTo(OTHER);
        assertThat(again.externalId()).isEqualTo(EXTERNAL_ID);
        assertThat(again.after(opened(NEXT, at(20)))).isEqualTo(again);
    }

    @Test
    void aRotationMayBeTakenBackUntilItIsProven() {
        RegisteredAccount kept = rotating.keepExternalId();

        assertThat(kept.externalIds()).isEqualTo(ExternalIds.of(EXTERNAL_ID));
        assertThat(kept.revision()).isEqualTo(rotating.revision() + 1);
        assertThat(kept.after(opened(NEXT, at(20)))).isEqualTo(kept);
        assertThatThrownBy(kept::keepExternalId).isInstanceOf(ConflictException.class);
    }

    @Test
    void anExternalIdThatNoRoleDemandsIsReplacedAtOnce() {
        RegisteredAccount replaced = pending().rotateExternalId(NEXT);

        assertThat(replaced.externalIds()).isEqualTo(ExternalIds.of(NEXT));
        assertThat(replaced.revision()).isEqualTo(2);
    }

    private static TrustProven opened(ExternalId externalId, Instant at) {
        return new TrustProven(ID, at, 2, true, externalId, null);
    }
}
