package dev.rolewatch.account.rest;

/** What the paths of the templates have in common. */
final class PolicyTexts {
    static final String YAML = "text/yaml;charset=UTF-8";
    static final String PLAIN = "text/plain;charset=UTF-8";
    static final String PERMISSIONS =
            "readOnly: metrics, tags and metadata, never data. smallest: what Rolewatch calls today, and no more.";
    static final String PARTITION = "The partition, such as aws-cn, where Rolewatch serves several.";

    private PolicyTexts() {}
}
