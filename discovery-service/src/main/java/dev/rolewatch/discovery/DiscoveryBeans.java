package dev.rolewatch.discovery;

import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.awsaccess.rate.CallRates;
import dev.rolewatch.awsaccess.session.AccountSessions;
import dev.rolewatch.contracts.catalog.Catalog;
import dev.rolewatch.discovery.aws.AccountScanner;
import dev.rolewatch.discovery.aws.Helpers;
import dev.rolewatch.discovery.aws.HomeRegion;
import dev.rolewatch.discovery.aws.Retries;
import dev.rolewatch.discovery.schedule.NextItems;
import dev.rolewatch.discovery.schedule.Rhythm;
import io.quarkus.runtime.Startup;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ExecutorService;

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
            AccountSessions sessions,
            AwsClients clients,
            CallRates rates,
            Catalog catalog,
            ScanSettings settings,
            @VirtualThreads ExecutorService threads,
            Clock clock) {
        Helpers helpers = new Helpers(threads, settings.regions() - 1);
        return new AccountScanner(sessions, clients, rates, catalog, HomeRegion.get(), Retries.DEFAULT, helpers, clock);
    }

    @Produces
    @Singleton
    NextItems nextItems(Catalog catalog, ScheduleSettings schedule, ScanSettings scan) {
        return new NextItems(catalog, new Rhythm(schedule.interval(), schedule.backfill(), scan.every()));
    }
}
