package dev.rolewatch.simulator.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewatch.simulator.iam.Policy.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
    private static final Instant ISSUED = Instant.parse("2026-03-01T12:00:00Z");
    private static final Role COLLECTOR = new Role(
            new Account(Partition.AWS, "999988887777"),
            "/",
            "Collector",
            Policy.NOTHING,
            Map.of(),
            Duration.ofHours(1));
    private static final Caller SESSION = new Caller(
            COLLECTOR,
            Optional.of(new Session(
                    new AccessKey("ASIA", "secret"),
                    "token",
                    COLLECTOR,
                    "one",
                    Optional.empty(),
                    ISSUED,
                    ISSUED.plusSeconds(3600))));

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`\"*\"`, ALLOWED",
                "`{\"AWS\": \"*\"}`, ALLOWED",
                "`{\"AWS\": \"999988887777\"}`, ALLOWED",
                "`{\"AWS\": [\"111111111111\", \"arn:aws:iam::999988887777:root\"]}`, ALLOWED",
                "`{\"AWS\": \"arn:aws:iam::999988887777:role/Collector\"}`, ALLOWED",
                "`{\"AWS\": \"arn:aws:sts::999988887777:assumed-role/Collector/one\"}`, ALLOWED",
                "`{\"AWS\": \"arn:aws:iam::999988887777:role/Other\"}`, NOT_ALLOWED",
                "`{\"AWS\": \"111111111111\"}`, NOT_ALLOWED",
                "`{\"Service\": \"ec2.amazonaws.com\"}`, NOT_ALLOWED"
            })
    void aTrustPolicyNamesItsPrincipals(String principal, Verdict expected) {
        assertThat(trust(principal, "{}", "any")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{\"StringEquals\": {\"sts:ExternalId\": \"id-1\"}}`, id-1, ALLOWED",
                "`{\"StringEquals\": {\"sts:ExternalId\": \"id-1\"}}`, id-2, NOT_ALLOWED",
                "`{\"StringEquals\": {\"sts:ExternalId\": \"id-1\"}}`, , NOT_ALLOWED",
                "`{\"StringEquals\": {\"sts:externalid\": [\"id-0\", \"id-1\"]}}`, id-1, ALLOWED",
                "`{\"StringEquals\": {\"sts:ExternalId\": \"*\"}}`, id-1, NOT_ALLOWED",
                "`{\"StringLike\": {\"sts:ExternalId\": \"*\"}}`, anything, ALLOWED",
                "`{\"StringLike\": {\"sts:ExternalId\": \"*\"}}`, , NOT_ALLOWED",
                "`{\"StringLike\": {\"sts:ExternalId\": \"id-?\"}}`, id-12, NOT_ALLOWED",
                "`{\"StringNotEquals\": {\"sts:ExternalId\": \"id-1\"}}`, , ALLOWED",
                "`{\"StringNotEquals\": {\"sts:ExternalId\": \"id-1\"}}`, id-1, NOT_ALLOWED",
                "`{\"StringEqualsIfExists\": {\"sts:ExternalId\": \"id-1\"}}`, , ALLOWED",
                "`{\"Null\": {\"sts:ExternalId\": \"false\"}}`, id-1, ALLOWED",
                "`{\"Null\": {\"sts:ExternalId\": \"false\"}}`, , NOT_ALLOWED",
                "`{\"Null\": {\"sts:ExternalId\": \"true\"}}`, , ALLOWED"
            })
    void aTrustPolicyAsksForTheExternalId(String condition, String externalId, Verdict expected) {
        assertThat(trust("\"*\"", condition, externalId)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "cloudwatch:GetMetricData, ALLOWED",
        "cloudwatch:getmetricdata, ALLOWED",
        "ec2:DescribeRegions, ALLOWED",
        "ec2:RunInstances, NOT_ALLOWED",
        "cloudwatch:ListMetrics, EXPLICITLY_DENIED"
    })
    void aDenyWinsOverAnAllowAndActionsMayHaveWildcards(String action, Verdict expected) {
        Policy policy = PolicyParser.identityPolicy("""
                {"Version": "2012-10-17", "Statement": [
                 {"Effect": "Deny", "Action": "cloudwatch:List*", "Resource": "*"},
                 {"Effect": "Allow", "Action": ["cloudwatch:*", "ec2:Describe*"], "Resource": "*"}]}""");

        assertThat(Policy.evaluate(List.of(policy), new RequestContext(SESSION, action, "*", Map.of())))
                .isEqualTo(expected);
    }

    @Test
    void revokingDeniesTheSessionsThatWereOpenedBefore() {
        var request = new RequestContext(SESSION, "cloudwatch:ListMetrics", "*", Map.of());

        assertThat(Policy.evaluate(
                        COLLECTOR.revokingSessionsBefore(ISSUED.plusMillis(1)).permissions(), request))
                .isEqualTo(Verdict.EXPLICITLY_DENIED);
        assertThat(Policy.evaluate(COLLECTOR.revokingSessionsBefore(ISSUED).permissions(), request))
                .isEqualTo(Verdict.NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "[]",
                "{\"Version\": \"2012-10-17\"}",
                "{\"Version\": \"2030-01-01\", \"Statement\": []}",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\"}}",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Resource\": \"*\"}}",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Actoin\": \"*\"}}",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Principal\": \"*\"}}",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\","
                        + " \"Condition\": {\"StringEqual\": {\"a\": \"b\"}}}}"
            })
    void aMalformedPolicyIsRefused(String document) {
        assertThatThrownBy(() -> PolicyParser.identityPolicy(document)).isInstanceOf(MalformedPolicyException.class);
    }

    private static Verdict trust(String principal, String condition, String externalId) {
        Policy policy = PolicyParser.trustPolicy("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
                 "Principal": %s, "Condition": %s}}""".formatted(principal, condition));
        Map<String, String> keys = externalId == null ? Map.of() : Map.of("sts:ExternalId", externalId);
        return Policy.evaluate(
                List.of(policy),
                new RequestContext(SESSION, "sts:AssumeRole", "arn:aws:iam::111111111111:role/Reader", keys));
    }
}
