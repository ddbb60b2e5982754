package dev.rolewatch.contracts.resource;

/** The headers of a record on the {@code resources} topic; their values are UTF-8 text. A tombstone has them too. */
public final class ResourceHeaders {
    /** {@value #CONTENT_TYPE_VALUE}; the value of a tombstone is null all the same. */
    public static final String CONTENT_TYPE = "content-type";

    public static final String CONTENT_TYPE_VALUE = "application/json";
    /** {@value #SCHEMA_VERSION_VALUE}; grows when a consumer must change. Fields may be added without that. */
    public static final String SCHEMA_VERSION = "schema-version";

    public static final String SCHEMA_VERSION_VALUE = "1";
    public static final String TENANT = "tenant";
    /** Rolewatch's id of the account. */
    public static final String ACCOUNT = "account";

    public static final String REGION = "region";

    private ResourceHeaders() {}
}
