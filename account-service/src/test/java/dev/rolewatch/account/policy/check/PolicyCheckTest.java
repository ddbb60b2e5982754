package dev.rolewatch.account.policy.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rolewatch.account.policy.Permissions;
import dev.rolewatch.contracts.policy.Permission;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCheckTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theSmallestPolicyAllowsAllThatIsCalledAndTheReadOnlyOneAllThereIsButWhatIsOptional() {
        assertThat(PolicyCheck.of(Permissions.READ_ONLY.document()).verdicts(Verdict.Denied.class))
                .allMatch(denied -> denied.permission().need() == Permission.Need.OPTIONAL);
        PolicyCheck smallest = PolicyCheck.of(Permissions.SMALLEST.document());
        assertThat(smallest.verdicts(Verdict.Denied.class))
                .extracting(denied -> denied.permission().need())
                .containsOnly(Permission.Need.OPTIONAL, Permission.Need.FORESEEN);
        assertThat(smallest.works()).isTrue();
        assertThat(smallest.more()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Action': '*', 'Resource': '*'",
                "'Action': 'cloudwatch:*', 'Resource': '*'",
                "'Action': ['s3:*', 'CLOUDWATCH:list*'], 'Resource': ['arn:aws:s3:::shop', '*']",
                "'Action': 'cloudwatch:List?etrics', 'Resource': '*'",
                "'NotAction': 'iam:*', 'Resource': '*'",
                "'Action': 'cloudwatch:ListMetrics', 'NotResource': 'arn:aws:s3:::shop'",
                "'Action': 'cloudwatch:ListMetrics', 'Resource': '*', 'Condition': {}",
            })
    void whatIamWouldAllowIsAllowed(String allow) {
        assertThat(verdict(statements("{'Effect': 'Allow', " + allow + "}"))).isInstanceOf(Verdict.Allowed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Action': 'cloudwatch:ListMetric', 'Resource': '*'",
                "'Action': 'cloudwatch:ListMetrics?', 'Resource': '*'",
                "'NotAction': 'cloudwatch:*', 'Resource': '*'",
                "'Action': 'cloudwatch:ListMetrics', 'NotResource': '*'",
            })
    void whatNoStatementAllowsIsDenied(String allow) {
        assertThat(verdict(statements("{'Effect': 'Allow', " + allow + "}"))).isInstanceOf(Verdict.Denied.class);
    }

    @Test
    void aCallThatIamGrantsForAllResourcesOnlyIsNotAllowedForSome() {
        Verdict verdict = verdict(statements(
                "{'Effect': 'Allow', 'Action': 'cloudwatch:*', 'Resource': 'arn:aws:cloudwatch:*:*:alarm:*'}"));

        assertThat(verdict)
                .asInstanceOf(InstanceOfAssertFactories.type(Verdict.Denied.class))
                .extracting(Verdict.Denied::reason, InstanceOfAssertFactories.STRING)
                .contains("Statement[0]", "arn:aws:cloudwatch:*:*:alarm:*", "resource *");
    }

    @Test
    void anExplicitDenyWinsWhateverItsOrder() {
        PolicyCheck check = check(statements(
                "{'Sid': 'NoTags', 'Effect': 'Deny', 'Action': 'tag:*', 'Resource': '*'}",
                "{'Effect': 'Allow', 'Action': '*', 'Resource': '*'}"));

        assertThat(check.verdicts(Verdict.Denied.class)).singleElement().satisfies(denied -> {
            assertThat(denied.permission().action()).isEqualTo("tag:GetResources");
            assertThat(denied.reason()).isEqualTo("Statement[0] (NoTags) denies it");
        });
        assertThat(check.works()).isTrue();
    }

    @Test
    void withoutTheListOfRegionsMetricsCanBeRead() {
        PolicyCheck check = check(
                statements(
                        "{'Effect': 'Allow', 'Action': ['cloudwatch:GetMetricData', 'cloudwatch:ListMetrics'], 'Resource': '*'}"));

        assertThat(check.works()).isTrue();
        assertThat(check.verdicts(Verdict.Denied.class))
                .anySatisfy(denied -> assertThat(denied.permission().without())
                        .isEqualTo("Regions that must be enabled are not looked at"));
    }

    @Test
    void aDenyOfOtherResourcesDoesNotConcernACallWithoutResources() {
        assertThat(verdict(statements(
                        "{'Effect': 'Allow', 'Action': '*', 'Resource': '*'}",
                        "{'Effect': 'Deny', 'Action': '*', 'Resource': 'arn:aws:s3:::secret/*'}")))
                .isInstanceOf(Verdict.Allowed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Allow | allows it only when StringEquals aws:RequestedRegion = eu-central-1 or eu-west-1",
                "Deny  | denies it only when StringEquals aws:RequestedRegion = eu-central-1 or eu-west-1"
            })
    void aConditionIsNamed(String effect, String sentence) {
        String condition = "'Condition': {'StringEquals': {'aws:RequestedRegion': ['eu-central-1', 'eu-west-1']}}";
        String other = effect.equals("Deny") ? "{'Effect': 'Allow', 'Action': '*', 'Resource': '*'}, " : "";

        Verdict verdict = verdict(statements(
                other + "{'Effect': '" + effect + "', 'Action': 'cloudwatch:*', 'Resource': '*', " + condition + "}"));

        assertThat(verdict)
                .asInstanceOf(InstanceOfAssertFactories.type(Verdict.Depends.class))
                .extracting(Verdict.Depends::conditions, InstanceOfAssertFactories.list(String.class))
                .singleElement(InstanceOfAssertFactories.STRING)
                .endsWith(sentence);
    }

    @Test
    void aConditionDoesNotMatterWhereAnotherStatementAllowsTheCallAnyway() {
        assertThat(verdict(statements(
                        "{'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'Bool': {'aws:SecureTransport': true}}}",
                        "{'Effect': 'Allow', 'Action': 'cloudwatch:*', 'Resource': '*'}")))
                .isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void aCallThatMayBeLimitedToResourcesDependsOnThem() {
        PolicyCheck check = check(
                statements(
                        "{'Effect': 'Allow', 'Action': '*', 'Resource': ['arn:aws:dynamodb:*:*:table/shop-*', 'arn:aws:rds:*:*:db:a']}"));

        assertThat(actions(check, Verdict.Depends.class))
                .contains("dynamodb:DescribeTable", "rds:DescribeDBInstances")
                .doesNotContain("kinesis:DescribeStreamSummary", "cloudwatch:ListMetrics");
        assertThat(check.works()).isFalse();
    }

    @Test
    void whatIsAllowedBeyondNeedIsNamed() {
        assertThat(check(statements(
                                "{'Effect': 'Allow', 'Action': ['cloudwatch:LISTMetrics', 's3:GetObject', 'ec2:*'], 'Resource': '*'}",
                                "{'Effect': 'Allow', 'NotAction': 'iam:*', 'Resource': '*'}",
                                "{'Effect': 'Deny', 'Action': 'sqs:*', 'Resource': '*'}"))
                        .more())
                .containsExactly("s3:GetObject", "ec2:*", "all but iam:*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                          | Statement",
                "{'Statement': []}                                           | Statement",
                "{'Statement': 'Allow'}                                      | Statement",
                "{'Statement': ['Allow']}                                    | Statement[0]",
                "{'Version': '2012', 'Statement': [S]}                       | Version",
                "{'Version': null, 'Statement': [S]}                         | Version",
                "{'statement': [S]}                                          | statement",
                "{'Statement': [S, {'Action': '*', 'Resource': '*'}]}        | Statement[1].Effect",
                "{'Statement': {'Effect': 'allow'}}                          | Statement.Effect",
                "{'Statement': {'Effect': 'Allow', 'Resource': '*'}}         | Statement",
                "{'Statement': {'Effect': 'Allow', 'Action': '*'}}           | Statement",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'NotAction': '*', 'Resource': '*'}} | Statement",
                "{'Statement': {'Effect': 'Allow', 'Actions': '*', 'Resource': '*'}} | Statement.Actions",
                "{'Statement': {'Effect': 'Allow', 'Action': [], 'Resource': '*'}} | Statement.Action",
                "{'Statement': {'Effect': 'Allow', 'Action': ['*', 7], 'Resource': '*'}} | Statement.Action[1]",
                "{'Statement': {'Effect': 'Allow', 'Action': 'GetMetricData', 'Resource': '*'}} | Statement.Action",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': 'bucket'}} | Statement.Resource",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Principal': '*'}} | Statement",
                "{'Statement': {'Sid': 'a b', 'Effect': 'Allow', 'Action': '*', 'Resource': '*'}} | Statement.Sid",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': 7}} | Statement.Condition",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'Is': {}}}} | Statement.Condition.Is",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'Bool': {'a': {}}}}} | Statement.Condition.Bool.a",
                "{'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'Bool': {'a': null}}}} | Statement.Condition.Bool.a",
            })
    void aDocumentThatIamWouldRefuseIsRefusedWithThePlace(String document, String place) {
        String whole = document.replace("S]", "{'Effect': 'Allow', 'Action': '*', 'Resource': '*'}]")
                .replace("[S,", "[{'Effect': 'Allow', 'Action': '*', 'Resource': '*'},");

        assertThatThrownBy(() -> check(whole)).isInstanceOfSatisfying(MalformedPolicyException.class, malformed -> {
            assertThat(malformed.place()).isEqualTo(place);
            assertThat(malformed).hasMessageMatching("(it|there) .+");
            assertThat(malformed.allowed()).isNotBlank();
        });
    }

    private static String statements(String... statements) {
        return "{'Version': '2012-10-17', 'Statement': [" + String.join(", ", statements) + "]}";
    }

    private static PolicyCheck check(String document) {
        try {
            Map<String, Object> read = JSON.readValue(document.replace('\'', '"'), new TypeReference<>() {});
            return PolicyCheck.of(read);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** What the document says to {@code cloudwatch:ListMetrics}. */
    private static Verdict verdict(String document) {
        return check(document).verdicts().stream()
                .filter(verdict -> verdict.permission().action().equals("cloudwatch:ListMetrics"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> actions(PolicyCheck check, Class<? extends Verdict> kind) {
        return check.verdicts(kind).stream()
                .map(verdict -> verdict.permission().action())
                .toList();
    }
}
