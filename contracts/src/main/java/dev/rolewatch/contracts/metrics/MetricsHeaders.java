package dev.rolewatch.contracts.metrics;

/** The headers of a record on the {@code metrics} topic; their values are UTF-8 text. */
public final class MetricsHeaders {
    /** {@value #CONTENT_TYPE_VALUE}. */
    public static final String CONTENT_TYPE = "content-type";

    public static final String CONTENT_TYPE_VALUE =
            "application/x-protobuf; messageType=\"ExportMetricsServiceRequest\"";
    /** {@value #SCHEMA_VERSION_VALUE}; grows when a consumer must change. */
    public static final String SCHEMA_VERSION = "schema-version";

    public static final String SCHEMA_VERSION_VALUE = "1";
    public static final String TENANT = "tenant";
    /** Rolewatch's id of the account. */
    public static final String ACCOUNT = "account";

    public static final String REGION = "region";
    /**
     * When CloudWatch was asked, ISO 8601. A header and not an attribute, for an attribute would make a series of its own of
     * each reading.
     */
    public static final String READ_AT = "read-at";

    private MetricsHeaders() {}
}
