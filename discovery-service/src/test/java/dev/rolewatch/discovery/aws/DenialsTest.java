package dev.rolewatch.discovery.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewatch.awsaccess.client.AwsFailure;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.discovery.aws.describe.Describer;
import dev.rolewatch.discovery.aws.describe.Describers;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DenialsTest {
    private static final String INSTANCES = "ec2:DescribeInstances";
    private static final String FUNCTIONS = "lambda:ListFunctions";

    private final Denials denials = new Denials();

    @Test
    void aServiceControlPolicyThatDeniesACallInOtherRegionsDoesNotKeepItFromTheRest() {
        for (int region = 1; region <= 5; region++) {
            note("AWS/EC2", INSTANCES, "with an explicit deny in a service control policy");
            note(
                    "AWS/Lambda",
                    FUNCTIONS,
                    "with an explicit deny in a service control policy: arn:aws:organizations::1:policy");
        }

        assertThat(denials.areCertain(describer("AWS/EC2"), Set.of())).isFalse();
        assertThat(denials.areCertain(describer("AWS/Lambda"), Set.of())).isFalse();
    }

    @Test
    void whatTheRoleIsDeniedTwiceIsStillAskedWhereSomethingOfItWasJustSeen() {
        note("AWS/EC2", INSTANCES, "because no identity-based policy allows the action");
        note("AWS/EC2", INSTANCES, "because no identity-based policy allows the action");

        assertThat(denials.areCertain(describer("AWS/EC2"), Set.of("AWS/SQS"))).isTrue();
        assertThat(denials.areCertain(describer("AWS/EC2"), Set.of("AWS/EC2"))).isFalse();
    }

    @Test
    void whatIsOptionalAndNotGrantedIsAskedOnce() {
        note("AWS/Lambda", FUNCTIONS, "because no identity-based policy allows the action");

        assertThat(denials.areCertain(describer("AWS/Lambda"), Set.of("AWS/Lambda")))
                .isTrue();
    }

    private void note(String namespace, String action, String why) {
        AwsFailure failure = new AwsFailure(
                AwsFailure.Kind.DENIED, "AccessDenied", "User: role is not authorized to perform: it " + why);
        denials.note(describer(namespace), new CallFailedException(new Region("eu-west-1"), action, failure));
    }

    private static Describer describer(String namespace) {
        return Describers.all().stream()
                .filter(describer -> describer.kinds().stream()
                        .anyMatch(kind -> kind.namespace().equals(namespace)))
                .findFirst()
                .orElseThrow();
    }
}
