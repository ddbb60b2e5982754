package dev.rolewatch.endtoend;

import dev.rolewatch.simulator.admin.SimulatorAdmin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A second identity of ours, in the partition aws-cn, given to the services as operators give it. */
final class China {
    static final String REGION = "cn-north-1";
    static final String CUSTOMER = "555566667777";
    static final String OUR_SECRET_ACCESS_KEY = "china/simulator/secret/of/no/other/use00";

    private static final String OUR_ACCOUNT = "888877776666";
    private static final String OUR_ACCESS_KEY_ID = "AKIAROLEWATCHCHINA01";
    private static final String MAY_ASSUME_ROLES = """
            {"Version": "2012-10-17",
             "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}]}""";

    private China() {}

    static void addUs(SimulatorAdmin aws) {
        aws.putAccountIn("aws-cn", OUR_ACCOUNT, REGION);
        aws.putUser(OUR_ACCOUNT, "rolewatch", OUR_ACCESS_KEY_ID, OUR_SECRET_ACCESS_KEY, MAY_ASSUME_ROLES);
    }

    /** Of every service; each takes what concerns it. */
    static Map<String, String> settings(Path folder) {
        return Map.of(
                "ROLEWATCH_AWS_IDENTITIES__AWS_CN__ACCOUNT_ID",
                OUR_ACCOUNT,
                "ROLEWATCH_AWS_IDENTITIES__AWS_CN__REGION",
                REGION,
                "ROLEWATCH_AWS_IDENTITIES__AWS_CN__PROFILE",
                "china",
                "AWS_SHARED_CREDENTIALS_FILE",
                profile(folder).toString(),
                "QUARKUS_LOG_LEVEL",
                "TRACE");
    }

    private static Path profile(Path folder) {
        try {
            return Files.writeString(
                    folder.resolve("aws-credentials"), """
                    [china]
                    aws_access_key_id = %s
                    aws_secret_access_key = %s
                    """.formatted(OUR_ACCESS_KEY_ID, OUR_SECRET_ACCESS_KEY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
