package dev.rolewatch.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.contracts.policy.Permission.Need;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermissionsPolicyTest {
    private static final int LONGEST_SESSION_POLICY = 2_048;

    /** With these a session could see what is in a customer's databases, queues, logs, code and settings. */
    private static final Set<String> GIVE_OUT_DATA = Set.of(
            "lambda:ListFunctions",
            "lambda:GetFunction",
            "apigateway:GET",
            "ec2:DescribeInstanceAttribute",
            "ecs:DescribeTaskDefinition",
            "s3:ListBucket");

    @Test
    void theSessionPolicyFitsIntoAssumeRoleAndHasWhatIsCalledAndNoWildcard() {
        assertThat(PermissionsPolicy.json()).hasSizeLessThanOrEqualTo(LONGEST_SESSION_POLICY);
        assertThat(PermissionsPolicy.actions())
                .contains("cloudwatch:GetMetricData", "tag:GetResources", "lambda:ListFunctions")
                .doesNotContain("kinesis:DescribeStreamSummary")
                .noneMatch(action -> action.contains("*"));
    }

    @Test
    void noRoleThatIsProposedChangesAnythingOrReadsData() {
        assertThat(PermissionsPolicy.permissions())
                .filteredOn(Permission::isProposed)
                .extracting(Permission::action)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(GIVE_OUT_DATA)
                .filteredOn(action -> !action.matches("\\w+:(List|Describe)\\w+"))
                .containsExactlyInAnyOrder("cloudwatch:GetMetricData", "tag:GetResources", "sqs:GetQueueAttributes");
    }

    @Test
    void whatGivesOutMoreThanMetadataIsCalledOnlyWhereTheCustomerAddsIt() {
        assertThat(PermissionsPolicy.permissions())
                .filteredOn(permission -> GIVE_OUT_DATA.contains(permission.action()))
                .singleElement()
                .satisfies(permission -> {
                    assertThat(permission.need()).isEqualTo(Need.OPTIONAL);
                    assertThat(PermissionsPolicy.isOptional(permission.action()))
                            .isTrue();
                });
    }

    @Test
    void eachSaysWhatItIsForAndWhatIsLostWithoutIt() {
        assertThat(PermissionsPolicy.permissions()).allSatisfy(permission -> {
            assertThat(permission.purpose()).isNotBlank();
            assertThat(permission.without()).isNotBlank();
        });
        assertThat(PermissionsPolicy.permissions()).extracting(Permission::need).contains(Need.values());
    }
}
