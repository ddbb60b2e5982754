package dev.rolewatch.account.policy;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.Region;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The link that opens CloudFormation's console with the template and an account's values filled in. */
public sealed interface QuickCreate {
    record Link(URI url) implements QuickCreate {}

    /** @param reason says what to do instead, or who can change it */
    record NoLink(String reason) implements QuickCreate {}

    /** A console, and a Region of its partition that every account has. */
    record Console(String domain, Region home) {}

    Map<String, Console> CONSOLES = Map.of(
            "aws", new Console("console.aws.amazon.com", new Region("us-east-1")),
            "aws-us-gov", new Console("console.amazonaws-us-gov.com", new Region("us-gov-west-1")),
            "aws-cn", new Console("console.amazonaws.cn", new Region("cn-north-1")));

    /**
     * @param templates what the operator has put into S3, one for each partition
     * @param region where the stack is to be; the role it makes is the same everywhere
     */
    static QuickCreate of(
            Vendor vendor,
            AccountId account,
            ExternalId externalId,
            Collection<TemplateUrl> templates,
            Optional<Region> region) {
        Console console = CONSOLES.get(vendor.partition());
        if (console == null) {
            return new NoLink("No console address is known for the partition " + vendor.partition()
                    + ". Create a stack from cloudformation.yaml with the AWS CLI or in the console.");
        }
        return templates.stream()
                .filter(template -> template.partition().equals(vendor.partition()))
                .findFirst()
                .<QuickCreate>map(template -> new Link(
                        url(console.domain(), region.orElse(console.home()), template, vendor, account, externalId)))
                .orElseGet(() ->
                        new NoLink("CloudFormation launches templates from S3 alone, and this installation names none"
                                + " in the partition " + vendor.partition() + ". Whoever runs it can put what GET"
                                + " /policies/cloudformation.yaml answers into S3, readable for all, and set"
                                + " rolewatch.policies.template-url to its https address. Until then, create a stack from"
                                + " cloudformation.yaml."));
    }

    private static URI url(
            String domain,
            Region region,
            TemplateUrl template,
            Vendor vendor,
            AccountId account,
            ExternalId externalId) {
        return URI.create("https://" + region + "." + domain + "/cloudformation/home?region=" + region
                + "#/stacks/create/review?templateURL=" + encode(template.value())
                + "&stackName=" + stackName(account)
                + "&param_ExternalId=" + encode(externalId.value())
                + "&param_RolewatchAccountId=" + vendor.account());
    }

    /** Of at most 128 letters, digits and hyphens, a letter first. */
    private static String stackName(AccountId account) {
        return "rolewatch-" + account;
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
