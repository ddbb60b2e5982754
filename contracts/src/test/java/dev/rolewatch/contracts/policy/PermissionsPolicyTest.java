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
    void theSessionPolicyFitsIntoAssumeRoleAndHasOnlyWhatIsCalled() {
        assertThat(PermissionsPolicy.json()).hasSizeLessThanOrEqualTo(LONGEST_SESSION_POLICY);
        assertThat(PermissionsPolicy.actions())
                .containsExactly(
                        "cloudwatch:GetMetricData",
                        "cloudwatch:ListMetrics",
                        "ec2:DescribeRegions",
                        "tag:GetResources",
                        "ec2:DescribeInstances");
    }

    @Test
    void nothingThatIsAskedForChangesAnythingOrReadsData() {
        assertThat(PermissionsPolicy.permissions())
                .extracting(Permission::action)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(GIVE_OUT_DATA)
                .filteredOn(action -> !action.matches("\\w+:(List|Describe)\\w+"))
                .containsExactlyInAnyOrder(
                        "cloudwatch:GetMetricData",
                        "tag:GetResources",
                        "sqs:GetQueueAttributes",
                        "s3:GetBucketLocation");
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
