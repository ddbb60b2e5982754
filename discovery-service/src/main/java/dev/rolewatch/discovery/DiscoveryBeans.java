package dev.rolewatch.discovery;

import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.awsaccess.rate.CallRates;
import dev.rolewatch.awsaccess.session.AccountSessions;
import dev.rolewatch.contracts.catalog.Catalog;
import dev.rolewatch.discovery.aws.AccountScanner;
import dev.rolewatch.discovery.aws.HomeRegion;
import dev.rolewatch.discovery.aws.Retries;
import dev.rolewatch.discovery.schedule.NextItems;
import dev.rolewatch.discovery.schedule.Rhythm;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The plain Java of this service, as beans. */
@Dependent
class DiscoveryBeans {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Made at the start, for a service whose catalog is wrong must not start. */
    @Produces
    @Singleton
    @Startup
    Catalog catalog(CatalogSettings settings) {
        Catalog shipped = Catalog.shipped();
        return settings.folder().map(shipped::with).orElse(shipped);
    }

    @Produces
    @Singleton
    AccountScanner scanner(
            AccountSessions sessions, AwsClients clients, CallRates rates, Catalog catalog, Clock clock) {
        return new AccountScanner(sessions, clients, rates, catalog, HomeRegion.get(), Retries.DEFAULT, clock);
    }

    @Produces
    @Singleton
    NextItems nextItems(Catalog catalog, ScheduleSettings schedule, ScanSettings scan) {
        return new NextItems(catalog, new Rhythm(schedule.interval(), schedule.backfill(), scan.every()));
    }
}
