package dev.rolewatch.simulator.world;

import dev.rolewatch.simulator.billing.ApiCalls;
import dev.rolewatch.simulator.billing.Bills;
import dev.rolewatch.simulator.cloudwatch.LatenessProfiles;
import dev.rolewatch.simulator.cloudwatch.SeriesCatalog;
import dev.rolewatch.simulator.faults.Faults;
import dev.rolewatch.simulator.iam.AccessKey;
import dev.rolewatch.simulator.iam.Account;
import dev.rolewatch.simulator.iam.IamUser;
import dev.rolewatch.simulator.iam.Identities;
import dev.rolewatch.simulator.iam.Partition;
import dev.rolewatch.simulator.iam.PolicyParser;
import dev.rolewatch.simulator.inventory.Accounts;
import dev.rolewatch.simulator.inventory.Regions;
import dev.rolewatch.simulator.kms.KmsKeys;
import dev.rolewatch.simulator.quota.Quotas;
import dev.rolewatch.simulator.sts.StsCalls;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Everything that is simulated: the state behind the API operations, which the admin API changes. */
public record World(
        MovableClock clock,
        Identities identities,
        Accounts accounts,
        LatenessProfiles lateness,
        SeriesCatalog series,
        Quotas quotas,
        Faults faults,
        Bills bills,
        ApiCalls apiCalls,
        StsCalls stsCalls,
        KmsKeys kmsKeys) {

    /** The account of whoever watches the others. */
    public static final String VENDOR_ACCOUNT = "999988887777";

    /** A made-up key, good for nothing but this simulator. */
    public static final AccessKey VENDOR_KEY =
            new AccessKey("AKIAROLEWATCHLOCAL01", "local/simulator/secret/of/no/other/use00");

    private static final String MAY_ASSUME_ROLES = """
            {"Version": "2012-10-17",
             "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}]}""";

    public static World create() {
        var lateness = new LatenessProfiles();
        var world = new World(
                new MovableClock(),
                new Identities(),
                new Accounts(),
                lateness,
                new SeriesCatalog(lateness),
                new Quotas(System::nanoTime),
                new Faults(),
                new Bills(),
                new ApiCalls(),
                new StsCalls(),
                new KmsKeys());
        world.addVendor();
        return world;
    }

    /** Back to the beginning: the vendor's account and user, and nothing else. */
    public void reset() {
        clock.shift(Duration.ZERO);
        identities.clear();
        accounts.clear();
        lateness.clear();
        quotas.clear();
        faults.clear();
        bills.clear();
        apiCalls.clear();
        stsCalls.clear();
        kmsKeys.clear();
        addVendor();
    }

    private void addVendor() {
        var vendor = new Account(Partition.AWS, VENDOR_ACCOUNT);
        accounts.put(vendor, Set.copyOf(Regions.enabledByDefault(vendor.partition())));
        identities.put(new IamUser(
                vendor, "rolewatch", false, VENDOR_KEY, true, List.of(PolicyParser.identityPolicy(MAY_ASSUME_ROLES))));
    }
}
