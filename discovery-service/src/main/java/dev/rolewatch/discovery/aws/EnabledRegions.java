package dev.rolewatch.discovery.aws;

import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.awsaccess.rate.Api;
import dev.rolewatch.contracts.account.Region;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out which Regions an account has enabled. */
final class EnabledRegions {
    /**
     * @param enabled where something may run
     * @param disabled where nothing can
     * @param denied why this is not the account's own list but that of the Regions that every account has; null if it is
     */
    record Answer(List<Region> enabled, List<Region> disabled, CallFailedException denied) {
        private Answer within(List<Region> chosen) {
            return chosen.isEmpty()
                    ? this
                    : new Answer(enabled.stream().filter(chosen::contains).toList(), disabled, denied);
        }
    }

    private final AwsClients clients;
    private final AccountCalls calls;
    private final Deadline deadline;

    EnabledRegions(AwsClients clients, AccountCalls calls, Deadline deadline) {
        this.clients = clients;
        this.calls = calls;
        this.deadline = deadline;
    }

    /**
     * A place that does not answer, or refuses to, is no reason not to ask the next.
     *
     * @param chosen the only Regions that the account's owner wants to be looked at; empty for all. No other one is called
     * @param home the Region of this process, in which the account is asked first unless some are chosen
     * @throws CallFailedException if nobody answers, so that nobody would answer a scan either
     */
    Answer of(String partition, List<Region> chosen, Region home) throws CallFailedException, InterruptedException {
        List<Region> places = chosen.isEmpty()
                ? List.of(HomeRegion.of(home, partition), HomeRegion.alwaysEnabled(partition))
                : chosen;
        CallFailedException refused = null;
        CallFailedException failed = null;
        for (Region place : places) {
            try {
                return asked(place).within(chosen);
            } catch (CallFailedException e) {
                failed = e;
                refused = e.refused() ? e : refused;
            }
        }
        if (refused == null) {
            throw failed;
        }
        return new Answer(chosen.isEmpty() ? DefaultRegions.of(partition) : chosen, List.of(), refused);
    }

    private Answer asked(Region region) throws CallFailedException, InterruptedException {
        Set<Region> enabled = regions(region, false);
        List<Region> disabled = new ArrayList<>(regions(region, true));
        disabled.removeAll(enabled);
        return new Answer(List.copyOf(enabled), disabled, null);
    }

    /** @param all also those that the account has not enabled */
    private Set<Region> regions(Region asked, boolean all) throws CallFailedException, InterruptedException {
        return calls
                .call(
                        asked,
                        Api.EC2_DESCRIBE,
                        "ec2:DescribeRegions",
                        deadline,
                        session -> clients.ec2(asked)
                                .describeRegions(
                                        request -> request.allRegions(all).overrideConfiguration(session)))
                .regions()
                .stream()
                .map(region -> new Region(region.regionName()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
