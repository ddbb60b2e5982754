package dev.rolewatch.collector.aws;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads GetMetricData's answer from its bytes, which are CBOR (RFC 8949) as the Smithy RPC v2 CBOR protocol has it: a time
 * is a number of seconds with the tag 1, and fields that are not known are passed over. The SDK's own classes for it take
 * twice as long and nearly three times the memory: an object for each value and two for each time.
 */
public final class MetricDataDecoder implements AutoCloseable {
    private static final CBORFactory FACTORY = new CBORFactory();
    private static final double MILLIS = 1000;
    private static final int USUAL_VALUES = 64;

    private final CBORParser in;
    private double[] numbers = new double[USUAL_VALUES];

    /**
     * @param body is closed with this
     */
    public MetricDataDecoder(InputStream body) throws IOException {
        this.in = FACTORY.createParser(body);
    }

    /**
     * @throws IOException if the body ends too early or is no such answer
     * @throws IllegalArgumentException if a result is not a whole one
     */
    public MetricDataPage page() throws IOException {
        List<QueryResult> results = new ArrayList<>();
        List<String> messages = new ArrayList<>();
        String nextToken = null;
        require(JsonToken.START_OBJECT, in.nextToken());
        for (String field = nextField(); field != null; field = nextField()) {
            switch (field) {
                case "MetricDataResults" -> results(results, messages);
                case "Messages" -> messages(messages);
                case "NextToken" -> nextToken = text();
                default -> in.skipChildren();
            }
        }
        return new MetricDataPage(results, messages, nextToken);
    }

    private void results(List<QueryResult> results, List<String> messages) throws IOException {
        require(JsonToken.START_ARRAY, in.currentToken());
        while (in.nextToken() != JsonToken.END_ARRAY) {
            results.add(result(messages));
        }
    }

    private QueryResult result(List<String> messages) throws IOException {
        String id = null;
        String status = null;
        double[] seconds = {};
        double[] values = {};
        require(JsonToken.START_OBJECT, in.currentToken());
        for (String field = nextField(); field != null; field = nextField()) {
            switch (field) {
                case "Id" -> id = text();
                case "StatusCode" -> status = text();
                case "Timestamps" -> seconds = numbers();
                case "Values" -> values = numbers();
                case "Messages" -> messages(messages);
                default -> in.skipChildren();
            }
        }
        return new QueryResult(id, status, millis(seconds), values);
    }

    private void messages(List<String> messages) throws IOException {
        require(JsonToken.START_ARRAY, in.currentToken());
        while (in.nextToken() != JsonToken.END_ARRAY) {
            messages.add(message());
        }
    }

    private String message() throws IOException {
        String code = null;
        String value = null;
        require(JsonToken.START_OBJECT, in.currentToken());
        for (String field = nextField(); field != null; field = nextField()) {
            switch (field) {
                case "Code" -> code = text();
                case "Value" -> value = text();
                default -> in.skipChildren();
            }
        }
        return code + " " + value;
    }

    private double[] numbers() throws IOException {
        require(JsonToken.START_ARRAY, in.currentToken());
        int count = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count] = in.getDoubleValue();
            count++;
        }
        return Arrays.copyOf(numbers, count);
    }

    private static long[] millis(double[] seconds) {
        long[] millis = new long[seconds.length];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = Math.round(seconds[i] * MILLIS);
        }
        return millis;
    }

    /** The next field of an object, with the parser at its value; null at the end. A field that is null is as good as absent. */
    private String nextField() throws IOException {
        String field = in.nextFieldName();
        while (field != null && in.nextToken() == JsonToken.VALUE_NULL) {
            field = in.nextFieldName();
        }
        return field;
    }

    private String text() throws IOException {
        require(JsonToken.VALUE_STRING, in.currentToken());
        return in.getText();
    }

    private void require(JsonToken expected, JsonToken found) throws IOException {
        if (found != expected) {
            throw new IOException("there is " + found + " where " + expected + " was expected, at byte "
                    + in.currentLocation().getByteOffset());
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
