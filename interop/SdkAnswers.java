import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Makes with the AWS SDK for Java the calls that boto3 makes too. Each line of the input is a call as JSON (service,
 * operation, region, credentials, and the input under the API's own names); each line of the output is its answer under the
 * API's own names, or its error. Both SDKs are generated from one API model, so the names are the same.
 */
final class SdkAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SdkAnswers() {}

    public static void main(String[] arguments) throws IOException {
        URI endpoint = URI.create(arguments[0]);
        BufferedReader calls = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = calls.readLine(); line != null; line = calls.readLine()) {
            System.out.println(JSON.writeValueAsString(answer(endpoint, JSON.readTree(line))));
            System.out.flush();
        }
    }

    private static Map<String, Object> answer(URI endpoint, JsonNode call) {
        try {
            return toMap(invoke(client(endpoint, call), call.get("operation").asText(), call.get("input")));
        } catch (AwsServiceException e) {
            return Map.of(
                    "Error",
                    Map.of(
                            "Code", e.awsErrorDetails().errorCode(),
                            "Message", e.awsErrorDetails().errorMessage(),
                            "Status", e.statusCode()));
        }
    }

    private static Object client(URI endpoint, JsonNode call) {
        String service = call.get("service").asText();
        return switch (service) {
            case "sts" -> configured(StsClient.builder(), endpoint, call).build();
            case "cloudwatch" ->
                configured(CloudWatchClient.builder(), endpoint, call).build();
            case "ec2" -> configured(Ec2Client.builder(), endpoint, call).build();
            case "resourcegroupstaggingapi" ->
                configured(ResourceGroupsTaggingApiClient.builder(), endpoint, call)
                        .build();
            default -> throw new IllegalArgumentException("no client for " + service);
        };
    }

    private static <B extends AwsClientBuilder<B, C>, C> B configured(B builder, URI endpoint, JsonNode call) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(call.get("region").asText()))
                .credentialsProvider(StaticCredentialsProvider.create(credentials(call.get("credentials"))))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()));
    }

    private static AwsCredentials credentials(JsonNode node) {
        String id = node.get("AccessKeyId").asText();
        String secret = node.get("SecretAccessKey").asText();
        return node.has("SessionToken")
                ? AwsSessionCredentials.create(
                        id, secret, node.get("SessionToken").asText())
                : AwsBasicCredentials.create(id, secret);
    }

    private static SdkPojo invoke(Object client, String operation, JsonNode input) {
        String method = Character.toLowerCase(operation.charAt(0)) + operation.substring(1);
        try {
            Class<?> api = client.getClass().getInterfaces()[0];
            Class<?> request = Class.forName(api.getPackageName() + ".model." + operation + "Request");
            SdkPojo builder = (SdkPojo) request.getMethod("builder").invoke(null);
            return (SdkPojo) api.getMethod(method, request).invoke(client, filled(builder, input));
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no operation " + operation, e);
        }
    }

    private static Object filled(SdkPojo builder, JsonNode input) {
        for (SdkField<?> field : builder.sdkFields()) {
            JsonNode value = input.get(field.memberName());
            if (value != null) {
                field.set(builder, fromJson(field, value));
            }
        }
        return ((Buildable) builder).build();
    }

    private static Object fromJson(SdkField<?> field, JsonNode value) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            return filled(field.constructor().get(), value);
        }
        if (type == MarshallingType.LIST) {
            List<Object> list = new ArrayList<>();
            SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
            value.forEach(element -> list.add(fromJson(member, element)));
            return list;
        }
        return type == MarshallingType.INSTANT
                ? Instant.parse(value.asText())
                : JSON.convertValue(value, type.getTargetClass());
    }

    private static Map<String, Object> toMap(SdkPojo answer) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (SdkField<?> field : answer.sdkFields()) {
            Object value = field.getValueOrDefault(answer);
            if (value != null) {
                map.put(field.memberName(), toJson(value));
            }
        }
        return map;
    }

    private static Object toJson(Object value) {
        if (value instanceof SdkPojo pojo) {
            return toMap(pojo);
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(SdkAnswers::toJson).toList();
        }
        return value instanceof Instant instant ? instant.toString() : value;
    }
}
