package dev.rolewatch.collector.aws;

import static dev.rolewatch.collector.Items.NOON;
import static dev.rolewatch.collector.Items.REGION;
import static java.net.HttpURLConnection.HTTP_OK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.awsaccess.client.AwsFailure;
import dev.rolewatch.collector.Items;
import dev.rolewatch.collector.plan.MetricsCall;
import dev.rolewatch.collector.plan.ReadingPlan;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.simulator.AwsSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

class MetricDataCallsTest {
    private static final String ENDPOINT = "aws.endpointUrl";
    private static final AwsSessionCredentials ANYBODY = AwsSessionCredentials.create("key", "secret", "token");
    /** A map with an empty list of MetricDataResults, in CBOR (RFC 8949). */
    private static final byte[] NO_RESULTS = cbor("\u00a1\u0071MetricDataResults\u0080");

    private final AwsClients clients = new AwsClients(1, Duration.ofSeconds(20));
    private final MetricDataCalls calls = new MetricDataCalls(clients);
    private HttpServer server;

    @AfterEach
    void close() {
        clients.close();
        if (server != null) {
            server.stop(0);
        }
        System.clearProperty(ENDPOINT);
    }

    @Test
    void anAnswerIsReadAsTheSdksOwnClassesReadIt() {
        try (AwsSimulator simulator = AwsSimulator.start(0);
                Customers customers = new Customers(simulator.endpoint());
                AwsClients bare = new AwsClients(1, Duration.ofSeconds(20))) {
            System.setProperty(ENDPOINT, simulator.endpoint().toString());
            simulator.admin().stopClock(NOON.plusSeconds(3600));
            var customer = customers.withInstances(20, NOON.minusSeconds(3600));
            AwsSessionCredentials session = customers.sessionOf(customer.id(), customer.awsAccount());
            PageRequest request = new PageRequest(call(customer.id(), customer.awsAccount()), null);

            MetricDataPage page = calls.call(REGION, request, session);
            GetMetricDataResponse response = bare.of(CloudWatchClient.class, CloudWatchClient::builder, REGION)
                    .getMetricData(request.toSdk()
                            .overrideConfiguration(AwsClients.as(session))
                            .build());

            assertThat(page.results()).hasSize(80).allMatch(result -> result.values().length == 5);
            assertThat(page.results().stream().map(MetricDataCallsTest::asText))
                    .containsExactlyElementsOf(response.metricDataResults().stream()
                            .map(MetricDataCallsTest::asText)
                            .toList());
        }
    }

    @Test
    void aChecksumOfTheBodyDoesNotHinder() throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(NO_RESULTS);

        answer(NO_RESULTS, Long.toString(checksum.getValue()));

        assertThat(callAnybody().results()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsAFailureThatMayPassAndTheConnectionIsFreeAgain() throws IOException {
        answer(cbor("<html>Log in first</html>"), null);

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(this::callAnybody).isInstanceOfSatisfying(SdkException.class, e -> {
                AwsFailure failure = AwsFailure.of(e);
                assertThat(failure.kind()).isEqualTo(AwsFailure.Kind.UNREACHABLE);
                assertThat(failure.detail())
                        .startsWith("CloudWatch's answer could not be read: ")
                        .doesNotContain("Source:", "\n");
            });
        }
    }

    private MetricDataPage callAnybody() {
        return calls.call(REGION, new PageRequest(call(Items.ACCOUNT, Items.AWS_ACCOUNT), null), ANYBODY);
    }

    private static MetricsCall call(AccountId account, AwsAccountId aws) {
        var items = IntStream.range(0, 20)
                .mapToObj(i ->
                        Items.taken(Items.item(account, aws, "i-" + i, Items.WINDOW, Items.minutely("CPUUtilization"))))
                .toList();
        return ReadingPlan.of(items, NOON).get(0).calls().get(0);
    }

    private static String asText(QueryResult result) {
        return result.id() + " " + result.status() + " "
                + Arrays.stream(result.times()).mapToObj(Instant::ofEpochMilli).toList()
                + Arrays.stream(result.values()).boxed().toList();
    }

    private static String asText(MetricDataResult result) {
        return result.id() + " " + result.statusCodeAsString() + " " + result.timestamps() + result.values();
    }

    private static byte[] cbor(String bytes) {
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Starts a server that answers everything like this. */
    private void answer(byte[] body, String checksum) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, body, checksum));
        server.start();
        System.setProperty(ENDPOINT, "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange, byte[] body, String checksum) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
            exchange.getResponseHeaders().set("Content-Type", "application/cbor");
            if (checksum != null) {
                exchange.getResponseHeaders().set("x-amz-crc32", checksum);
            }
            exchange.sendResponseHeaders(HTTP_OK, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
