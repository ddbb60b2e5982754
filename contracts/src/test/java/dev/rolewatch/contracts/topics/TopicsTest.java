package dev.rolewatch.contracts.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private static final List<String> KEYED_BY_ACCOUNT = List.of(
            Topics.ACCOUNTS,
            Topics.ACCOUNT_EVENTS,
            Topics.CREDENTIAL_REQUESTS,
            Topics.CREDENTIAL_REPLIES,
            Topics.SCAN_REQUESTS,
            Topics.SCAN_RESULTS,
            Topics.COLLECTION_REPORTS);

    @Test
    void topicsKeyedByTheAccountShareOneNumberOfPartitions() {
        var partitions = new Topics("")
                .declared().stream()
                        .filter(topic -> KEYED_BY_ACCOUNT.contains(topic.name()))
                        .collect(Collectors.toMap(TopicSpec::name, TopicSpec::partitions));

        assertThat(partitions).hasSize(KEYED_BY_ACCOUNT.size());
        assertThat(partitions.values()).containsOnly(partitions.get(Topics.ACCOUNTS));
    }

    @Test
    void everyNameIsDeclaredOnceAndGetsThePrefix() {
        assertThat(new Topics("staging.").declared())
                .extracting(TopicSpec::name)
                .containsExactlyInAnyOrder(
                        "staging.accounts",
                        "staging.account-events",
                        "staging.credential-requests",
                        "staging.credential-replies",
                        "staging.scan-requests",
                        "staging.scan-results",
                        "staging.resources",
                        "staging.work-items",
                        "staging.collection-reports",
                        "staging.metrics");
    }

    @Test
    void sealedSessionsAreNeverKeptByCompaction() {
        assertThat(new Topics("").declared())
                .filteredOn(topic -> topic.name().equals(Topics.CREDENTIAL_REPLIES))
                .singleElement()
                .satisfies(topic -> assertThat(topic.config()).doesNotContainKey("cleanup.policy"));
    }

    @Test
    void whatAnAccountOnceWasIsGoneWithinADay() {
        assertThat(new Topics("").declared())
                .filteredOn(topic -> topic.name().equals(Topics.ACCOUNTS))
                .singleElement()
                .satisfies(topic -> assertThat(topic.config())
                        .containsEntry("cleanup.policy", "compact")
                        .containsEntry("max.compaction.lag.ms", "86400000")
                        .hasEntrySatisfying(
                                "segment.ms",
                                lasts -> assertThat(Duration.ofMillis(Long.parseLong(lasts)))
                                        .isLessThanOrEqualTo(Duration.ofHours(12))));
    }
}
