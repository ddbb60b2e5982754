package dev.rolewatch.collector.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Takes an answer's body out of the SDK's hands where a request says so ({@link #INTO}), and leaves the SDK an empty one.
 * Everything else stays the SDK's: the request's form, its signature, the connection, the timeouts, and what AWS answers
 * when something is wrong. What the SDK would do with a successful body is not done: comparing a checksum, which TLS does, and
 * unpacking, which no request asks for.
 */
final class AnswerDecoding implements ExecutionInterceptor {
    /** Where a request wants its answer. The SDK lets each name be used once in a JVM, which may load this class again. */
    static final ExecutionAttribute<AtomicReference<MetricDataPage>> INTO =
            new ExecutionAttribute<>("MetricDataPage-" + UUID.randomUUID());

    /** A map with nothing in it, in CBOR. */
    private static final byte[] EMPTY = {(byte) 0xA0};

    private static final String CHECKSUM = "x-amz-crc32";

    /** The SDK would compare the checksum, if AWS sends one, with the empty body. */
    @Override
    public SdkHttpResponse modifyHttpResponse(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        SdkHttpResponse response = context.httpResponse();
        return isTaken(response, attributes)
                ? response.toBuilder().removeHeader(CHECKSUM).build()
                : response;
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        Optional<InputStream> body = context.responseBody();
        if (body.isEmpty() || !isTaken(context.httpResponse(), attributes)) {
            return body;
        }
        try (InputStream bytes = body.get();
                var decoder = new MetricDataDecoder(bytes)) {
            attributes.getAttribute(INTO).set(decoder.page());
        } catch (JsonProcessingException e) {
            throw unreadable(e.getOriginalMessage(), e);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(e.getMessage(), e);
        }
        return Optional.of(new ByteArrayInputStream(EMPTY));
    }

    private static SdkClientException unreadable(String why, Exception cause) {
        return SdkClientException.create("CloudWatch's answer could not be read: " + why, cause);
    }

    private static boolean isTaken(SdkHttpResponse response, ExecutionAttributes attributes) {
        return response.isSuccessful() && attributes.getAttribute(INTO) != null;
    }
}
