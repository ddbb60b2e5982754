package dev.rolewatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolewatch.local.comparison.PointId;
import dev.rolewatch.local.customer.AccountRecord;
import dev.rolewatch.local.customer.DemoAccount;
import dev.rolewatch.local.customer.FirstUser;
import dev.rolewatch.local.customer.HeldByAws;
import dev.rolewatch.local.customer.RolewatchApi.Registered;
import dev.rolewatch.simulator.admin.RoleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the first REST call to the metrics topic, through all services. */
class PathIT {
    @TempDir
    static Path folder;

    private static RunningSystem rolewatch;

    @BeforeAll
    static void start() {
        rolewatch = RunningSystem.start(folder, 1);
    }

    @AfterAll
    static void stop() {
        rolewatch.close();
    }

    @Test
    void metricsOfAConnectedAccountArriveAndItsRecordTellsOfIt() throws Exception {
        DemoAccount connected = SmallAccount.of("Connected", "111122223333");
        FirstUser user = new FirstUser(
                rolewatch.api(), rolewatch.aws(), rolewatch.system()::requireAlive, line -> System.out.println(line));

        String id = user.connect(List.of(connected)).get(0);

        HeldByAws held = new HeldByAws(rolewatch.aws(), List.of(connected));
        rolewatch.awaitEverything(held.at(Instant.now()));
        AccountRecord read = await("its record to tell of it")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> rolewatch.api().account(id),
                        account -> account.lastReadAt() != null && account.resources() == SmallAccount.RESOURCES);
        assertThat(read.problem()).isNull();
        assertThat(read.cost().atLeast()).isPositive();
        noSecretIsAnywhere();
    }

    @Test
    void anAccountWhoseRoleLetsAnybodyInIsReportedAndNeverEntered() {
        String anybody = """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
                 "Principal": {"AWS": "arn:aws:iam::999988887777:root"}}]}""";

        AccountRecord insecure = giveRole("Open", "222233334444", anybody, "INSECURE");

        assertThat(insecure.problem()).contains("sts:ExternalId");
        assertThat(rolewatch.aws().bill("222233334444").api("ListMetrics").answered())
                .isZero();
        assertThat(rolewatch.seen().latest().keySet())
                .extracting(PointId::series)
                .noneMatch(series -> series.account().equals("222233334444"));
    }

    @Test
    void anAccountWhoseTrustPolicyDemandsAnotherExternalIdIsRefusedWithTheReason() {
        String another = """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
                 "Principal": {"AWS": "arn:aws:iam::999988887777:root"},
                 "Condition": {"StringEquals": {"sts:ExternalId": "%s"}}}]}""".formatted(UUID.randomUUID());

        AccountRecord refused = giveRole("Mistaken", "333344445555", another, "REFUSED");

        assertThat(refused.problem()).contains("external ID");
    }

    private static AccountRecord giveRole(String name, String awsAccount, String trustPolicy, String state) {
        Registered registered = rolewatch.api().register(name);
        SmallAccount.of(name, awsAccount).create(rolewatch.aws());
        String roleArn = rolewatch
                .aws()
                .putRole(
                        awsAccount,
                        RoleDefinition.trusting("RolewatchRead", trustPolicy)
                                .withPolicy("read", registered.permissionsPolicy()));
        rolewatch.api().giveRole(registered.id(), roleArn);
        return rolewatch.awaitState(registered.id(), state);
    }

    private static void noSecretIsAnywhere() throws IOException {
        assertThat(AllRecords.of(rolewatch.system().bootstrapServers()))
                .isNotEmpty()
                .noneMatch(Secrets::isIn);
        try (Stream<Path> logs = Files.list(rolewatch.logs())) {
            for (Path log : logs.toList()) {
                assertThat(Secrets.isIn(Files.readAllBytes(log)))
                        .as("a secret in " + log)
                        .isFalse();
            }
        }
    }
}
