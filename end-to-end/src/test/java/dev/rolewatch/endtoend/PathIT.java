package dev.rolewatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.rolewatch.local.LocalException;
import dev.rolewatch.local.comparison.PointId;
import dev.rolewatch.local.customer.AccountRecord;
import dev.rolewatch.local.customer.DemoAccount;
import dev.rolewatch.local.customer.FirstUser;
import dev.rolewatch.local.customer.HeldByAws;
import dev.rolewatch.local.customer.RolewatchApi;
import dev.rolewatch.local.customer.RolewatchApi.Registered;
import dev.rolewatch.local.oidc.DemoIdentities;
import dev.rolewatch.local.oidc.DemoIdentity;
import dev.rolewatch.simulator.AwsSimulator;
import dev.rolewatch.simulator.admin.RoleDefinition;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** From the first REST call to the metrics topic, through all services, every logger of which writes all that it can. */
@TestMethodOrder(OrderAnnotation.class)
class PathIT {
    private static final String CUSTOMER_OF_KEY = "444455556666";
    private static final String ACCESS_KEY_ID = "AKIAIOSFODNN7EXAMPLE";
    private static final String SECRET_ACCESS_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final String MAY_MAKE_SESSIONS = """
            {"Version": "2012-10-17",
             "Statement": [{"Effect": "Allow", "Action": "sts:GetFederationToken", "Resource": "*"}]}""";

    @TempDir
    static Path folder;

    private static RunningSystem rolewatch;

    @BeforeAll
    static void start() {
        rolewatch = RunningSystem.start(folder, 1, China.settings(folder), China::addUs);
    }

    @AfterAll
    static void stop() {
        rolewatch.close();
    }

    @Test
    void metricsOfAConnectedAccountArriveAndItsRecordTellsOfIt() throws InterruptedException {
        DemoAccount connected = SmallAccount.of("Connected", "111122223333");
        FirstUser user = new FirstUser(
                rolewatch.api(), rolewatch.aws(), rolewatch.system()::requireAlive, line -> System.out.println(line));

        String id = user.connect(List.of(connected)).get(0);

        HeldByAws held = new HeldByAws(rolewatch.aws(), List.of(connected));
        rolewatch.awaitEverything(held);
        AccountRecord read = await("its record to tell of it")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> rolewatch.api().account(id),
                        account -> account.lastReadAt() != null && account.resources() == SmallAccount.RESOURCES);
        assertThat(read.problem()).isNull();
        assertThat(read.cost().atLeast()).isPositive();
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

    @Test
    void anAccessKeyConnectsAnAccountAndIsDeletedWhenARoleTakesItsPlace() {
        DemoAccount account = SmallAccount.of("By key", CUSTOMER_OF_KEY);
        account.create(rolewatch.aws());
        Registered registered = rolewatch.api().register(account.name());
        rolewatch
                .aws()
                .putUser(
                        CUSTOMER_OF_KEY,
                        "rolewatch",
                        ACCESS_KEY_ID,
                        SECRET_ACCESS_KEY,
                        registered.permissionsPolicy(),
                        MAY_MAKE_SESSIONS);

        rolewatch.api().giveAccessKey(registered.id(), ACCESS_KEY_ID, SECRET_ACCESS_KEY);
        rolewatch.awaitReadAfter(registered.id(), Instant.MIN);
        String roleArn = rolewatch
                .aws()
                .putRole(
                        CUSTOMER_OF_KEY,
                        RoleDefinition.trusting("RolewatchRead", registered.trustPolicy())
                                .withPolicy("read", registered.permissionsPolicy()));
        rolewatch.api().giveRole(registered.id(), roleArn);
        rolewatch.aws().deleteUser(CUSTOMER_OF_KEY, "rolewatch");

        rolewatch.awaitReadAfter(registered.id(), Instant.now());
        HeldByAws held = new HeldByAws(rolewatch.aws(), List.of(account));
        rolewatch.awaitEverything(held);
    }

    @Test
    void anAccountOfAnotherPartitionIsEnteredWithOurIdentityThere() {
        DemoAccount account = SmallAccount.in("aws-cn", China.REGION, "Shanghai", China.CUSTOMER);
        rolewatch.aws().putAccountIn("aws-cn", China.CUSTOMER, China.REGION);
        account.resources()
                .get(China.REGION)
                .forEach(definition -> rolewatch.aws().putResources(China.CUSTOMER, China.REGION, definition));
        Registered registered = rolewatch.api().register(account.name(), "aws-cn");
        String roleArn = rolewatch
                .aws()
                .putRole(
                        China.CUSTOMER,
                        RoleDefinition.trusting("RolewatchRead", registered.trustPolicy())
                                .withPolicy("read", registered.permissionsPolicy()));

        rolewatch.api().giveRole(registered.id(), roleArn);

        assertThat(roleArn).startsWith("arn:aws-cn:");
        rolewatch.awaitReadAfter(registered.id(), Instant.MIN);
        HeldByAws held = new HeldByAws(rolewatch.aws(), List.of(account));
        rolewatch.awaitEverything(held);
    }

    @Test
    void nothingButHealthAndTheDescriptionIsAnsweredWithoutAToken() throws Exception {
        assertThat(statusWithoutToken("/accounts")).isEqualTo(401);
        assertThat(statusWithoutToken("/spend")).isEqualTo(401);
        assertThat(statusWithoutToken("/q/health/ready")).isEqualTo(200);
        assertThat(statusWithoutToken("/q/openapi")).isEqualTo(200);
    }

    private static int statusWithoutToken(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(rolewatch.system().api().resolve(path)).build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void aProvidersCustomerAndAnotherCompanySeeNothingOfEachOther() {
        RolewatchApi acme = rolewatch.api();
        RolewatchApi northwind = rolewatch.as(DemoIdentities.NORA);
        String tenant = northwind.addTenant("Globex");
        RolewatchApi globex = rolewatch.as(
                new DemoIdentity("cleo", "Cleo", "administrator of Globex", tenant, List.of("administrator")));

        String ofAcme = acme.register("Acme's").id();
        String ofGlobex = northwind.forTenant(tenant).register("Globex's").id();

        assertThat(globex.accounts()).extracting(AccountRecord::id).containsExactly(ofGlobex);
        assertThat(northwind.accounts()).extracting(AccountRecord::id).containsExactly(ofGlobex);
        assertThat(acme.accounts())
                .extracting(AccountRecord::id)
                .contains(ofAcme)
                .doesNotContain(ofGlobex);
        for (RolewatchApi other : List.of(globex, northwind)) {
            assertThatExceptionOfType(LocalException.class)
                    .isThrownBy(() -> other.account(ofAcme))
                    .withMessageContaining("answered with 404");
        }
    }

    /** Last, when all of the above has left its traces. */
    @Test
    @Order(Integer.MAX_VALUE)
    void noSecretIsOnATopicInTheDatabaseOrInALogOfAnyLevel() throws IOException {
        List<String> all = new ArrayList<>(rolewatch.aws().issuedSecrets());
        all.add(AwsSimulator.VENDOR_SECRET_ACCESS_KEY);
        all.add(SECRET_ACCESS_KEY);
        all.add(China.OUR_SECRET_ACCESS_KEY);
        Secrets secrets = new Secrets(all);

        assertThat(all).hasSizeGreaterThan(4);
        assertThat(AllRecords.of(rolewatch.system().bootstrapServers()))
                .isNotEmpty()
                .noneMatch(secrets::areIn);
        for (Path place : List.of(rolewatch.logs(), rolewatch.system().database())) {
            try (Stream<Path> files = Files.walk(place)) {
                assertThat(files.filter(Files::isRegularFile)).isNotEmpty().noneMatch(secrets::areIn);
            }
        }
        assertThat(Files.readString(rolewatch.logs().resolve("credential-service.log")))
                .contains(" TRACE ");
    }
}
