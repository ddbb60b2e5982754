package dev.rolewatch.account.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.account.register.RoleArnText.Empty;
import dev.rolewatch.account.register.RoleArnText.Result;
import dev.rolewatch.account.register.RoleArnText.Right;
import dev.rolewatch.account.register.RoleArnText.Unfinished;
import dev.rolewatch.account.register.RoleArnText.Wrong;
import dev.rolewatch.contracts.account.AwsAccountId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoleArnTextTest {
    private static final String RIGHT = "arn:aws:iam::210987654321:role/RolewatchRead";

    private static final Map<String, AwsAccountId> OURS =
            Map.of("aws", new AwsAccountId("999988887777"), "aws-cn", new AwsAccountId("888877776666"));

    private final RoleArnText anyAccount = new RoleArnText(OURS, Optional.empty(), Optional.empty());
    private final RoleArnText oneAccount =
            new RoleArnText(OURS, Optional.of(new AwsAccountId("210987654321")), Optional.of("aws"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                RIGHT,
                "  " + RIGHT + "\n",
                "arn:aws:iam::210987654321:role/team/shop/RolewatchRead",
                "arn:aws-cn:iam::210987654321:role/a+b=c,d.e@f-g_h"
            })
    void theArnOfARoleIsRightWhateverSpaceIsAroundIt(String typed) {
        assertThat(anyAccount.read(typed)).isInstanceOf(Right.class);
    }

    @Test
    void nothingTypedIsNoMistake() {
        assertThat(anyAccount.read(null)).isInstanceOf(Empty.class);
        assertThat(anyAccount.read("  ")).isInstanceOf(Empty.class);
    }

    @Test
    void everyBeginningOfARightArnIsUnfinishedAndNoMistake() {
        for (int length = 1; length < RIGHT.length(); length++) {
            Result result = oneAccount.read(RIGHT.substring(0, length));

            assertThat(result)
                    .as(RIGHT.substring(0, length))
                    .satisfiesAnyOf(
                            each -> assertThat(each).isInstanceOf(Unfinished.class),
                            each -> assertThat(each).isInstanceOf(Right.class));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    arn:aws:iam::210987654321:user/ada                     | the ARN of a user
                    arn:aws:iam::210987654321:group/readers                | the ARN of a group
                    arn:aws:iam::aws:policy/ReadOnlyAccess                 | not the id of an AWS account
                    arn:aws:iam::210987654321:policy/Rolewatch             | the ARN of a policy
                    arn:aws:iam::210987654321:instance-profile/web         | an instance profile
                    arn:aws:iam::210987654321:root                         | the account's root
                    arn:aws:sts::210987654321:federated-user/ada           | a session, not a role
                    arn:aws:s3:::my-bucket                                 | something in the service “s3”
                    arn:aws:cloudformation:eu-central-1:210987654321:stack/rolewatch/1 | a CloudFormation stack
                    arn:aws:iam:eu-central-1:210987654321:role/R           | where a Region would
                    arn:aws:iam::21098765432:role/R                        | has 11 digits
                    arn:aws:iam:::role/R                                   | id is missing
                    arn:aws:iam::production:role/R                         | not the id of an AWS account
                    arn:aws:iam::999988887777:role/R                       | Rolewatch's own account
                    arn:aws-us-gov:iam::210987654321:role/R                | does not cross partitions
                    arn:awz:iam::210987654321:role/R                       | no partition “awz”
                    arn:aws:iam::210987654321:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS | service-linked
                    arn:aws:iam::210987654321:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_1 | IAM Identity Center
                    arn:aws:iam::210987654321:role/Read*                   | cannot have “*” in it
                    https://console.aws.amazon.com/iam/home#/roles/R       | the address of a page
                    5a0d64a5-0b8c-4a75-9a6b-1f0c0c3f8f11                   | looks like an external ID
                    AKIAIOSFODNN7EXAMPLE                                   | id of an access key
                    RolewatchRead                                          | may be the role's name
                    """)
    void whatIsNoRoleIsNamed(String typed, String named) {
        assertThat(wrong(anyAccount, typed).detail()).contains(named);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "arn:aws:iam::210987654321:role/RolewatchRead",
                    <arn:aws:iam::210987654321:role/RolewatchRead>
                    arn:aws:iam::2109 8765 4321:role/RolewatchRead
                    ARN:aws:iam::210987654321:role/RolewatchRead
                    arn:aws:iam::210987654321:RolewatchRead
                    arn:aws:iam::210987654321:Role/RolewatchRead
                    arn:aws:iam::210987654321:roles/RolewatchRead
                    arn:aws:sts::210987654321:assumed-role/RolewatchRead/session
                    210987654321
                    """, quoteCharacter = '~')
    void whatWasMeantIsProposedWhereItCanBeTold(String typed) {
        assertThat(wrong(anyAccount, typed).suggestion())
                .hasValueSatisfying(
                        meant -> assertThat(meant.replaceAll("[\",]", "")).isEqualTo(RIGHT));
    }

    @Test
    void aNameAloneIsCompletedWhereTheAccountIsKnown() {
        assertThat(wrong(oneAccount, "RolewatchRead").suggestion()).contains(RIGHT);
        assertThat(wrong(anyAccount, "RolewatchRead").suggestion()).isEmpty();
    }

    @Test
    void aRoleOfAnotherAccountThanWasRegisteredIsRefusedWithBoth() {
        assertThat(wrong(oneAccount, "arn:aws:iam::111122223333:role/R").detail())
                .contains("111122223333")
                .contains("210987654321");
    }

    @Test
    void aRoleOfAnotherPartitionThanWasRegisteredIsRefused() {
        assertThat(wrong(oneAccount, "arn:aws-cn:iam::210987654321:role/R").detail())
                .contains("registered in aws");
    }

    @Test
    void aNameThatIamDoesNotAllowIsMeasured() {
        assertThat(wrong(anyAccount, RIGHT + "x".repeat(60)).detail()).contains("73 characters");
    }

    @Test
    void whateverIsTypedIsAnswered() {
        for (String typed : new String[] {
            "arn:",
            "arn::",
            ":::::",
            "arn:aws:iam::::",
            "arn:aws:sts::1:x",
            "\"",
            "\0",
            "🦊",
            "arn:aws:iam::210987654321:role/é"
        }) {
            assertThat(anyAccount.read(typed)).isNotNull();
        }
    }

    private static Wrong wrong(RoleArnText text, String typed) {
        Result result = text.read(typed);
        assertThat(result).as(typed).isInstanceOf(Wrong.class);
        return (Wrong) result;
    }
}
