package dev.rolewatch.account.register;

import static dev.rolewatch.account.register.Samples.ID;
import static dev.rolewatch.account.register.Samples.active;
import static dev.rolewatch.account.register.Samples.at;
import static dev.rolewatch.account.register.Samples.insecure;
import static dev.rolewatch.account.register.Samples.verifying;
import static dev.rolewatch.account.register.Samples.withAccessKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.account.AccountEvent.TrustRefused;
import dev.rolewatch.contracts.credential.RefusalReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTest {
    private static final String SENTENCE = "[A-Z{].*[.]";

    @ParameterizedTest
    @EnumSource(RefusalReason.class)
    void everyRefusalOfARoleHasATypeASentenceAndANextStep(RefusalReason reason) {
        Problem problem = problem(verifying(), reason);

        assertThat(problem.reason()).isEqualTo(reason.name());
        assertThat(problem.detail()).isEqualTo("It was " + reason + ".");
        assertThat(problem.nextStep()).matches(SENTENCE).doesNotContain("give the role again");
    }

    @ParameterizedTest
    @EnumSource(RefusalReason.class)
    void everyRefusalOfAnAccessKeyHasANextStepThatSuitsOne(RefusalReason reason) {
        assertThat(problem(withAccessKey(), reason).nextStep())
                .matches(SENTENCE)
                .doesNotContain("the role's", "the role exists", "trustPolicy");
    }

    @Test
    void whatOnceWasMendedIsProvenWhenAskedFor() {
        String verify = "/accounts/" + ID + "/verify";

        assertThat(problem(verifying(), RefusalReason.TRUST_DENIED).nextStep()).contains("trustPolicy", verify);
        assertThat(problem(withAccessKey(), RefusalReason.FEDERATION_DENIED).nextStep())
                .contains("sts:GetFederationToken", verify);
        assertThat(active().after(insecure(2, at(5))).problem().orElseThrow().nextStep())
                .matches(SENTENCE)
                .contains("trustPolicy", verify);
    }

    @Test
    void whatOnlyTheOperatorCanMendIsNotAskedOfTheCustomer() {
        assertThat(problem(verifying(), RefusalReason.SESSION_POLICY_TOO_LARGE).nextStep())
                .contains("Nothing to change", "whoever runs Rolewatch", "session tags")
                .doesNotContain("trust policy", "/verify");
        assertThat(problem(verifying(), RefusalReason.REQUEST_REJECTED).nextStep())
                .contains("whoever runs Rolewatch", "/verify")
                .doesNotContain("duration");
        assertThat(problem(verifying(), RefusalReason.REGION_DISABLED).nextStep())
                .contains("IAM, Account settings", "/verify")
                .doesNotContain("this Region");
    }

    private static Problem problem(RegisteredAccount account, RefusalReason reason) {
        return account.after(new TrustRefused(ID, at(5), 2, reason, "It was " + reason + ".", null))
                .problem()
                .orElseThrow();
    }
}
