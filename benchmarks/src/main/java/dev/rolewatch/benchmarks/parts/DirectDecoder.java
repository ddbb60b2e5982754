package dev.rolewatch.benchmarks.parts;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What reading GetMetricData's answer without the SDK's classes would be: a prototype to measure, without the errors,
 * tokens and messages that a client would have to know as well.
 */
final class DirectDecoder {
    private static final CBORFactory FACTORY = new CBORFactory();

    /** The values of one query, with their times in seconds since 1970. */
    record Result(String id, String status, long[] times, double[] values) {}

    private DirectDecoder() {}

    static List<Result> results(byte[] body) throws IOException {
        List<Result> results = new ArrayList<>();
        try (CBORParser in = FACTORY.createParser(body)) {
            in.nextToken();
            for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
                in.nextToken();
                if (field.equals("MetricDataResults")) {
                    while (in.nextToken() != JsonToken.END_ARRAY) {
                        results.add(result(in));
                    }
                } else {
                    in.skipChildren();
                }
            }
        }
        return results;
    }

    private static Result result(CBORParser in) throws IOException {
        String id = null;
        String status = null;
        double[] times = {};
        double[] values = {};
        for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
            switch (field) {
                case "Id" -> id = in.nextTextValue();
                case "StatusCode" -> status = in.nextTextValue();
                case "Timestamps" -> times = numbers(in);
                case "Values" -> values = numbers(in);
                default -> {
                    in.nextToken();
                    in.skipChildren();
                }
            }
        }
        return new Result(
                id, status, Arrays.stream(times).mapToLong(time -> (long) time).toArray(), values);
    }

    private static double[] numbers(CBORParser in) throws IOException {
        in.nextToken();
        double[] numbers = new double[16];
        int count = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            numbers = count < numbers.length ? numbers : Arrays.copyOf(numbers, 2 * count);
            numbers[count++] = in.getDoubleValue();
        }
        return Arrays.copyOf(numbers, count);
    }
}
