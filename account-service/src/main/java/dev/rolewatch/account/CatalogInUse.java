package dev.rolewatch.account;

import dev.rolewatch.account.choice.AwsRegions;
import dev.rolewatch.account.choice.ChoiceRules;
import dev.rolewatch.account.estimate.Estimator;
import dev.rolewatch.contracts.catalog.Catalog;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** The catalog of this installation, and what follows from it. */
@Dependent
class CatalogInUse {
    /** Made at the start, for a service whose catalog is wrong must not start. */
    @Produces
    @Singleton
    @Startup
    Catalog catalog(CatalogSettings settings) {
        Catalog shipped = Catalog.shipped();
        return settings.folder().map(shipped::with).orElse(shipped);
    }

    /**
     * discovery-service has the same settings.
     *
     * @param interval of accounts whose owner chose none
     * @param scanEvery from the beginning of a scan of an account to that of the next
     */
    @Produces
    @Singleton
    Estimator estimator(
            Catalog catalog,
            @ConfigProperty(name = "rolewatch.schedule.interval", defaultValue = "PT5M") Duration interval,
            @ConfigProperty(name = "rolewatch.scan.every", defaultValue = "PT12M") Duration scanEvery) {
        return new Estimator(catalog, interval, scanEvery);
    }

    @Produces
    @Singleton
    ChoiceRules choiceRules(Catalog catalog, OurAccounts ours) {
        return new ChoiceRules(catalog, regionsOf(ours.partitions()));
    }

    /** As the AWS SDK knows them. What it calls global Regions, such as aws-global, nothing runs in. */
    private static AwsRegions regionsOf(Set<String> partitions) {
        return new AwsRegions(Region.regions().stream()
                .filter(region -> !region.isGlobalRegion())
                .filter(region ->
                        partitions.contains(PartitionMetadata.of(region).id()))
                .collect(Collectors.toMap(
                        Region::id, region -> PartitionMetadata.of(region).id())));
    }
}
