package dev.rolewatch.collector.aws;

/**
 * What a page has of one query: its values, in plain arrays because there are millions of them.
 *
 * @param id the query's, as it was asked for
 * @param status CloudWatch's StatusCode; one that is not told means Complete
 * @param times in milliseconds since 1970
 * @param values as many as there are times
 */
public record QueryResult(String id, String status, long[] times, double[] values) {
    public static final String COMPLETE = "Complete";
    static final String INTERNAL_ERROR = "InternalError";
    static final String FORBIDDEN = "Forbidden";

    public QueryResult {
        if (id == null) {
            throw new IllegalArgumentException("a result does not tell which query it answers");
        }
        if (times.length != values.length) {
            throw new IllegalArgumentException(
                    "query " + id + " has " + times.length + " times and " + values.length + " values");
        }
        status = status == null ? COMPLETE : status;
    }
}
