package dev.rolewatch.account.register;

import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.ExternalId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The trust policy that a customer gives the role: Rolewatch's own AWS account may assume it, and only with this account's
 * external ID (IAM User Guide, "The confused deputy problem"). It trusts the account's root and not a role of ours, because
 * IAM stores a role by its unique id, and every customer's trust would break if ours were created anew.
 */
public final class TrustPolicy {
    private TrustPolicy() {}

    /**
     * The policy document, its fields in the order in which people read them.
     *
     * @param partition of our own account, such as {@code aws}
     */
    public static Map<String, Object> document(String partition, AwsAccountId ourAccount, ExternalId externalId) {
        return document("arn:" + partition + ":iam::" + ourAccount + ":root", externalId.value());
    }

    /** The same for a template, in which our account's ARN and the external ID may be expressions of its language. */
    public static Map<String, Object> document(Object ourAccount, Object externalId) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Effect", "Allow");
        statement.put("Principal", Map.of("AWS", ourAccount));
        statement.put("Action", "sts:AssumeRole");
        statement.put("Condition", Map.of("StringEquals", Map.of("sts:ExternalId", externalId)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Version", "2012-10-17");
        document.put("Statement", List.of(statement));
        return document;
    }
}
