package dev.rolewatch.credential.health;

import dev.rolewatch.credential.kafka.AccountsReader;
import dev.rolewatch.credential.kafka.OwnedPartitions;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when all accounts are known and each falls to one instance. */
@Readiness
@ApplicationScoped
class AccountsReadiness implements HealthCheck {
    private final AccountsReader reader;
    private final OwnedPartitions partitions;

    AccountsReadiness(AccountsReader reader, @Identifier("owned-partitions") OwnedPartitions partitions) {
        this.reader = reader;
        this.partitions = partitions;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> trouble = trouble();
        var response = HealthCheckResponse.named("accounts").status(trouble.isEmpty());
        trouble.ifPresent(text -> response.withData("trouble", text));
        return response.build();
    }

    private Optional<String> trouble() {
        OptionalInt ofAccounts = reader.partitions();
        if (reader.trouble().isPresent()) {
            return reader.trouble();
        }
        if (ofAccounts.isEmpty()) {
            return Optional.of("the topic accounts is still being read");
        }
        if (partitions.ofTopic() != 0 && partitions.ofTopic() != ofAccounts.getAsInt()) {
            return Optional.of(
                    "the topics accounts and credential-requests must have the same number of partitions, but "
                            + "have " + ofAccounts.getAsInt() + " and " + partitions.ofTopic() + "; create them anew");
        }
        return Optional.empty();
    }
}
