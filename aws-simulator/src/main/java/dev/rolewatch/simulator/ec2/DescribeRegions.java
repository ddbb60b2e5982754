package dev.rolewatch.simulator.ec2;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.iam.Partition;
import dev.rolewatch.simulator.inventory.Accounts;
import dev.rolewatch.simulator.inventory.Regions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsResponse;
import software.amazon.awssdk.services.ec2.model.Region;

/** DescribeRegions: those that the account has enabled, or all. */
public final class DescribeRegions {
    private final Accounts accounts;

    public DescribeRegions(Accounts accounts) {
        this.accounts = accounts;
    }

    public DescribeRegionsResponse handle(Call call, DescribeRegionsRequest request) {
        Partition partition = call.caller().account().partition();
        Set<String> enabled = accounts.enabledRegions(call.accountId());
        Set<String> shown = new TreeSet<>(enabled);
        if (Boolean.TRUE.equals(request.allRegions())) {
            shown.addAll(Regions.enabledByDefault(partition));
            shown.addAll(Regions.optIn(partition));
        }
        List<Region> regions = new ArrayList<>();
        for (String name : shown) {
            if (request.regionNames().isEmpty() || request.regionNames().contains(name)) {
                regions.add(region(partition, name, enabled.contains(name)));
            }
        }
        return DescribeRegionsResponse.builder().regions(regions).build();
    }

    private static Region region(Partition partition, String name, boolean enabled) {
        String optedIn = enabled ? "opted-in" : "not-opted-in";
        return Region.builder()
                .regionName(name)
                .endpoint("ec2." + name + "." + partition.dnsSuffix())
                .optInStatus(Regions.optIn(partition).contains(name) ? optedIn : "opt-in-not-required")
                .build();
    }
}
