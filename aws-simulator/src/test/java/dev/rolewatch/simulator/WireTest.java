package dev.rolewatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rolewatch.simulator.inventory.MetricDefinition;
import dev.rolewatch.simulator.inventory.ResourceDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/** The protocols that boto3 and older clients speak with CloudWatch, byte for byte. */
class WireTest {
    private static final String JSON = "application/x-amz-json-1.0";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String JSON_REQUEST = """
            {"StartTime": 1772366100, "EndTime": 1772366220.0, "ScanBy": "TimestampAscending", "MetricDataQueries":
             [{"Id": "q", "MetricStat": {"Period": 60, "Stat": "Sum", "Metric": {"Namespace": "AWS/SQS",
               "MetricName": "Sent", "Dimensions": [{"Name": "QueueName", "Value": "orders"}]}}}]}""";
    private static final String FORM_REQUEST = "Action=GetMetricData&Version=2010-08-01"
            + "&StartTime=2026-03-01T11%3A55%3A00Z&EndTime=2026-03-01T11%3A57%3A00Z&ScanBy=TimestampAscending"
            + "&MetricDataQueries.member.1.Id=q"
            + "&MetricDataQueries.member.1.MetricStat.Period=60"
            + "&MetricDataQueries.member.1.MetricStat.Stat=Sum"
            + "&MetricDataQueries.member.1.MetricStat.Metric.Namespace=AWS%2FSQS"
            + "&MetricDataQueries.member.1.MetricStat.Metric.MetricName=Sent"
            + "&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Name=QueueName"
            + "&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Value=orders";

    private static AwsSimulator simulator;
    private static AwsCredentials session;

    private record Response(int status, String queryError, String body) {}

    @BeforeAll
    static void start() {
        simulator = AwsSimulator.start(0);
        var customer = new Customer(simulator);
        simulator.admin().stopClock(NOW);
        simulator
                .admin()
                .putResources(
                        customer.account,
                        Customer.REGION,
                        ResourceDefinition.one(
                                "orders",
                                "AWS/SQS",
                                Map.of("QueueName", "orders"),
                                NOW.minusSeconds(86_400),
                                MetricDefinition.every(60, "Sent", "Count")));
        session = customer.session();
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void awsJsonAndAwsQueryGiveTheSamePoints() throws IOException {
        Response json = send(JSON, "GraniteServiceVersion20100801.GetMetricData", JSON_REQUEST, session);
        Response xml = send(FORM, null, FORM_REQUEST, session);

        JsonNode result = new ObjectMapper().readTree(json.body).at("/MetricDataResults/0");
        assertThat(result.at("/Id").asText()).isEqualTo("q");
        assertThat(result.at("/StatusCode").asText()).isEqualTo("Complete");
        assertThat(result.at("/Timestamps/0").asDouble()).isEqualTo(1772366100);
        assertThat(result.at("/Values")).hasSize(2);
        assertThat(xml.body)
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?><GetMetricDataResponse"
                        + " xmlns=\"http://monitoring.amazonaws.com/doc/2010-08-01/\"><GetMetricDataResult>")
                .contains("<Timestamps><member>2026-03-01T11:55:00Z</member>"
                        + "<member>2026-03-01T11:56:00Z</member></Timestamps>")
                .contains("<Values><member>" + result.at("/Values/0").asDouble() + "</member><member>"
                        + result.at("/Values/1").asDouble() + "</member></Values>")
                .endsWith("</ResponseMetadata></GetMetricDataResponse>");
    }

    @Test
    void errorsComeInTheFormOfTheProtocol() {
        Response json = send(JSON, "GraniteServiceVersion20100801.GetMetricData", "{}", session);
        Response xml = send(FORM, null, "Action=GetMetricData&Version=2010-08-01", session);
        Response unreadable = send(JSON, "GraniteServiceVersion20100801.GetMetricData", "[", session);
        Response unknown = send(JSON, "GraniteServiceVersion20100801.SetAlarmState", "{}", session);

        assertThat(json.status).isEqualTo(400);
        assertThat(json.queryError).isEqualTo("ValidationError;Sender");
        assertThat(json.body)
                .isEqualTo("{\"__type\":\"ValidationError\",\"message\":\"The parameter StartTime is required.\"}");
        assertThat(xml.status).isEqualTo(400);
        assertThat(xml.body)
                .contains("<Error><Type>Sender</Type><Code>ValidationError</Code>"
                        + "<Message>The parameter StartTime is required.</Message></Error>");
        assertThat(unreadable.queryError).isEqualTo("SerializationException;Sender");
        assertThat(unknown.queryError).isEqualTo("InvalidAction;Sender");
    }

    @Test
    void whatIsNotAnAwsRequestIsAnswered404() {
        assertThat(send("text/plain", null, "hello", session).status).isEqualTo(404);
    }

    private static Response send(String contentType, String target, String body, AwsCredentials credentials) {
        ContentStreamProvider payload = ContentStreamProvider.fromString(body, StandardCharsets.UTF_8);
        SdkHttpRequest.Builder unsigned = SdkHttpRequest.builder()
                .uri(URI.create(simulator.endpoint() + "/"))
                .method(SdkHttpMethod.POST)
                .putHeader("Content-Type", contentType);
        if (target != null) {
            unsigned.putHeader("X-Amz-Target", target);
        }
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(request -> request.identity(credentials)
                        .request(unsigned.build())
                        .payload(payload)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "monitoring")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, Customer.REGION));
        try (var client = Apache5HttpClient.create()) {
            var response = client.prepareRequest(HttpExecuteRequest.builder()
                            .request(signed.request())
                            .contentStreamProvider(payload)
                            .build())
                    .call();
            return new Response(
                    response.httpResponse().statusCode(),
                    response.httpResponse()
                            .firstMatchingHeader("x-amzn-query-error")
                            .orElse(""),
                    new String(response.responseBody().orElseThrow().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
