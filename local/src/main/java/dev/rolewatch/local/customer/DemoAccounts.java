package dev.rolewatch.local.customer;

import dev.rolewatch.simulator.inventory.ResourceDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Three accounts with a bit of everything that Rolewatch reads. */
public final class DemoAccounts {
    /** Within the three hours that are read of a new account, so that nothing is older than what is read. */
    private static final Duration AGE = Duration.ofMinutes(165);

    private DemoAccounts() {}

    public static List<DemoAccount> all(Instant now) {
        Instant since = now.minus(AGE);
        return List.of(shop(since), analytics(since), backOffice(since));
    }

    private static DemoAccount shop(Instant since) {
        DemoResources frankfurt = new DemoResources("111122223333", "eu-central-1", since);
        DemoResources virginia = new DemoResources("111122223333", "us-east-1", since);
        Map<String, String> tags = Map.of("team", "shop", "env", "prod");
        return account(
                "Acme Shop",
                frankfurt,
                List.of(
                        frankfurt.loadBalancer("shop", tags),
                        frankfurt.instances("web", 8, tags),
                        frankfurt.untaggedInstances("legacy", 3),
                        frankfurt.volumes("web", 8, tags),
                        frankfurt.databases("orders", 2, tags),
                        frankfurt.queues("orders", 4, tags)),
                virginia,
                List.of(virginia.instances("edge", 2, tags), virginia.buckets("acme-shop", 2, tags)));
    }

    private static DemoAccount analytics(Instant since) {
        DemoResources virginia = new DemoResources("444455556666", "us-east-1", since);
        DemoResources ireland = new DemoResources("444455556666", "eu-west-1", since);
        Map<String, String> tags = Map.of("team", "analytics", "cost-center", "4711");
        return account(
                "Globex Analytics",
                virginia,
                List.of(
                        virginia.functions("ingest", 9, tags),
                        virginia.queues("events", 5, tags),
                        virginia.tables("facts", 4, tags),
                        virginia.buckets("globex-lake", 3, tags)),
                ireland,
                List.of(ireland.functions("replay", 3, tags), ireland.tables("archive", 2, tags)));
    }

    private static DemoAccount backOffice(Instant since) {
        DemoResources sydney = new DemoResources("777788889999", "ap-southeast-2", since);
        DemoResources frankfurt = new DemoResources("777788889999", "eu-central-1", since);
        Map<String, String> tags = Map.of("owner", "it@initech.example", "Name", "back-office-{i}");
        return account(
                "Initech Back Office",
                sydney,
                List.of(
                        sydney.untaggedInstances("desktop", 9),
                        sydney.volumes("desktop", 9, tags),
                        sydney.databases("ledger", 2, tags)),
                frankfurt,
                List.of(
                        frankfurt.loadBalancer("portal", tags),
                        frankfurt.functions("report", 4, tags),
                        frankfurt.buckets("initech-backup", 1, tags)));
    }

    private static DemoAccount account(
            String name,
            DemoResources first,
            List<ResourceDefinition> inFirst,
            DemoResources second,
            List<ResourceDefinition> inSecond) {
        return new DemoAccount(name, first.account(), Map.of(first.region(), inFirst, second.region(), inSecond));
    }
}
