package dev.rolewatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.simulator.admin.RoleDefinition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/** Accounts outside the commercial partition. */
class PartitionTest {
    private static final String BEIJING = "cn-north-1";
    private static final String VENDOR_IN_CHINA = "999988880000";
    private static final AwsCredentials VENDOR_KEY = AwsBasicCredentials.create("AKIAVENDORINCHINA000", "in/china");
    private static final String MAY_ASSUME = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}}""";
    private static final String TRUST_ANYBODY = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
             "Principal": {"AWS": ["*", "arn:aws:iam::999988887777:root"]}}}""";

    private static AwsSimulator simulator;

    @BeforeAll
    static void start() {
        simulator = AwsSimulator.start(0);
        simulator.admin().putAccountIn("aws-cn", VENDOR_IN_CHINA, BEIJING);
        simulator.admin().putUser(VENDOR_IN_CHINA, "rolewatch", VENDOR_KEY.accessKeyId(), "in/china", MAY_ASSUME);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void arnsCarryThePartitionAndAVendorInsideItIsLetIn() {
        simulator.admin().putAccountIn("aws-cn", "111122220001", BEIJING, "cn-northwest-1");
        String trust = """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
                 "Principal": {"AWS": "arn:aws-cn:iam::%s:root"}}}""".formatted(VENDOR_IN_CHINA);

        String roleArn = simulator
                .admin()
                .putRole(
                        "111122220001",
                        RoleDefinition.trusting("Reader", trust).withPolicy("read", Customer.READ_METRICS));
        var assumed = assume(BEIJING, VENDOR_KEY, roleArn);
        var session = Clients.of(assumed.credentials());
        var clients = new Clients(simulator.endpoint(), BEIJING);

        assertThat(roleArn).isEqualTo("arn:aws-cn:iam::111122220001:role/Reader");
        assertThat(assumed.assumedRoleUser().arn())
                .isEqualTo("arn:aws-cn:sts::111122220001:assumed-role/Reader/rolewatch");
        assertThat(clients.sts(session).getCallerIdentity().arn())
                .isEqualTo(assumed.assumedRoleUser().arn());
        assertThat(clients.sts(VENDOR_KEY).getCallerIdentity().arn())
                .isEqualTo("arn:aws-cn:iam::999988880000:user/rolewatch");
        assertThat(clients.ec2(session)
                        .describeRegions(request -> request.allRegions(true))
                        .regions())
                .extracting(region -> region.endpoint())
                .containsExactly("ec2.cn-north-1.amazonaws.com.cn", "ec2.cn-northwest-1.amazonaws.com.cn");
    }

    @Test
    void trustDoesNotCrossThePartitionsBorderWhateverTheTrustPolicySays() {
        simulator.admin().putAccountIn("aws-us-gov", "111122220002", "us-gov-west-1");
        String roleArn = simulator.admin().putRole("111122220002", RoleDefinition.trusting("Open", TRUST_ANYBODY));
        String arnOfOtherPartition = roleArn.replace("aws-us-gov", "aws");

        assertThatThrownBy(() -> assume("us-east-1", Clients.VENDOR, roleArn))
                .hasMessageContaining("is not authorized to perform: sts:AssumeRole");
        assertThatThrownBy(() -> assume("us-east-1", Clients.VENDOR, arnOfOtherPartition))
                .hasMessageContaining("is not authorized to perform: sts:AssumeRole");
        assertThatThrownBy(() -> assume(BEIJING, VENDOR_KEY, roleArn))
                .hasMessageContaining("is not authorized to perform: sts:AssumeRole");
    }

    @Test
    void aKeyIsUnknownInTheRegionsOfAnotherPartition() {
        assertThatThrownBy(() -> new Clients(simulator.endpoint(), BEIJING)
                        .sts(Clients.VENDOR)
                        .getCallerIdentity())
                .hasMessageContaining("The security token included in the request is invalid");
        assertThatThrownBy(() -> new Clients(simulator.endpoint(), "eu-central-1")
                        .sts(VENDOR_KEY)
                        .getCallerIdentity())
                .hasMessageContaining("The security token included in the request is invalid");
    }

    @Test
    void anAccountHasOnlyRegionsOfItsPartitionAndStaysInIt() {
        simulator.admin().putAccountIn("aws-eusc", "111122220003", "eusc-de-east-1");

        assertThatThrownBy(() -> simulator.admin().putAccountIn("aws-cn", "111122220004", "us-east-1"))
                .hasMessageContaining("us-east-1 is no Region of the partition aws-cn");
        assertThatThrownBy(() -> simulator.admin().putAccount("111122220004", "us-gov-west-1"))
                .hasMessageContaining("us-gov-west-1 is no Region of the partition aws");
        assertThatThrownBy(() -> simulator.admin().putAccountIn("aws", "111122220003", "us-east-1"))
                .hasMessageContaining("is in the partition aws-eusc");
        assertThatThrownBy(() -> simulator.admin().putAccountIn("moon", "111122220005"))
                .hasMessageContaining("There is no partition moon");
    }

    private static AssumeRoleResponse assume(String region, AwsCredentials caller, String roleArn) {
        return new Clients(simulator.endpoint(), region)
                .sts(caller)
                .assumeRole(request -> request.roleArn(roleArn).roleSessionName("rolewatch"));
    }
}
