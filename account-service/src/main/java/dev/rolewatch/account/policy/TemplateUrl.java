package dev.rolewatch.account.policy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in S3 the template is that quick-create links launch: CloudFormation takes it from nowhere else. */
public record TemplateUrl(String value) {
    private static final Pattern IN_S3 = Pattern.compile(
            "https://(?:[a-z0-9.-]+\\.)?s3[.-]?([a-z0-9.-]*?)\\.?amazonaws\\.(com|com\\.cn|eu)/[^\\s?#]+");

    public TemplateUrl {
        if (!IN_S3.matcher(value).matches()) {
            throw new IllegalArgumentException("a template's address is an https address of an object in S3, such as"
                    + " https://<bucket>.s3.<region>.amazonaws.com/rolewatch.yaml, but this is '" + value + "'");
        }
    }

    /** The partition that S3's address tells. */
    public String partition() {
        Matcher parts = IN_S3.matcher(value);
        if (!parts.matches()) {
            throw new IllegalStateException("an address that was checked is no longer valid");
        }
        return switch (parts.group(2)) {
            case "com.cn" -> "aws-cn";
            case "eu" -> "aws-eusc";
            default -> parts.group(1).contains("us-gov-") ? "aws-us-gov" : "aws";
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
