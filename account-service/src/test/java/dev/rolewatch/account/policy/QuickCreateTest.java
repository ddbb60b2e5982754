package dev.rolewatch.account.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.ExternalId;
import dev.rolewatch.contracts.account.Region;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuickCreateTest {
    private static final AccountId ACCOUNT = new AccountId(UUID.fromString("5a0d64a5-0b8c-4a75-9a6b-1f0c0c3f8f11"));
    private static final ExternalId EXTERNAL_ID = new ExternalId("shop/1+2");
    private static final List<TemplateUrl> TEMPLATES = List.of(
            new TemplateUrl("https://acme.s3.eu-central-1.amazonaws.com/rolewatch.yaml"),
            new TemplateUrl("https://s3.us-gov-east-1.amazonaws.com/acme/rolewatch.yaml"),
            new TemplateUrl("https://acme.s3.cn-north-1.amazonaws.com.cn/rolewatch.yaml"));

    @Test
    void theLinkOpensTheConsoleWithTheAccountsValues() {
        assertThat(quickCreate("aws", TEMPLATES, Optional.of(new Region("eu-west-1"))))
                .isEqualTo("https://eu-west-1.console.aws.amazon.com/cloudformation/home?region=eu-west-1"
                        + "#/stacks/create/review"
                        + "?templateURL=https%3A%2F%2Facme.s3.eu-central-1.amazonaws.com%2Frolewatch.yaml"
                        + "&stackName=rolewatch-5a0d64a5-0b8c-4a75-9a6b-1f0c0c3f8f11"
                        + "&param_ExternalId=shop%2F1%2B2&param_RolewatchAccountId=999988887777");
    }

    @ParameterizedTest
    @CsvSource({
        "aws,        https://us-east-1.console.aws.amazon.com/,              acme.s3.eu-central-1.amazonaws.com%2F",
        "aws-us-gov, https://us-gov-west-1.console.amazonaws-us-gov.com/,    s3.us-gov-east-1.amazonaws.com%2Facme",
        "aws-cn,     https://cn-north-1.console.amazonaws.cn/,               acme.s3.cn-north-1.amazonaws.com.cn%2F"
    })
    void eachPartitionHasItsOwnConsoleAndTemplate(String partition, String console, String template) {
        assertThat(quickCreate(partition, TEMPLATES, Optional.empty()))
                .startsWith(console)
                .contains("templateURL=https%3A%2F%2F" + template);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws-eusc", "aws-iso"})
    void whereNoConsoleIsKnownThereIsNoLink(String partition) {
        assertThat(reason(partition, TEMPLATES)).contains(partition, "cloudformation.yaml");
    }

    @Test
    void withoutATemplateInS3ThereIsNoLinkButWhatToDo() {
        assertThat(reason("aws", List.of()))
                .contains("rolewatch.policies.template-url", "GET /policies/cloudformation.yaml");
        assertThat(reason("aws-cn", TEMPLATES.subList(0, 1))).contains("aws-cn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://acme.s3.amazonaws.com/rolewatch.yaml",
                "https://example.com/rolewatch.yaml",
                "https://acme.s3.amazonaws.com.example.com/rolewatch.yaml",
                "https://acme.s3.amazonaws.com/",
                "s3://acme/rolewatch.yaml"
            })
    void aTemplateThatCloudFormationWouldNotTakeIsNoTemplate(String url) {
        assertThatThrownBy(() -> new TemplateUrl(url)).hasMessageContaining(url);
    }

    private static String quickCreate(String partition, List<TemplateUrl> templates, Optional<Region> region) {
        QuickCreate created = of(partition, templates, region);
        return ((QuickCreate.Link) created).url().toString();
    }

    private static String reason(String partition, List<TemplateUrl> templates) {
        return ((QuickCreate.NoLink) of(partition, templates, Optional.empty())).reason();
    }

    private static QuickCreate of(String partition, List<TemplateUrl> templates, Optional<Region> region) {
        Vendor vendor = new Vendor(partition, new AwsAccountId("999988887777"));
        return QuickCreate.of(vendor, ACCOUNT, EXTERNAL_ID, templates, region);
    }
}
