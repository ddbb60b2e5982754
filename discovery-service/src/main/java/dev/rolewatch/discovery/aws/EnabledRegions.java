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
     * @param unknown chosen, but neither of the two: the account has no such Region
     * @param denied why this is not the account's own list but that of the Regions that every account has; null if it is
     */
    record Answer(List<Region> enabled, List<Region> disabled, List<Region> unknown, CallFailedException denied) {
        private Answer within(List<Region> chosen) {
            if (chosen.isEmpty()) {
                return this;
            }
            List<Region> others = new ArrayList<>(chosen);
            others.removeAll(enabled);
            others.removeAll(disabled);
            return new Answer(enabled.stream().filter(chosen::contains).toList(), disabled, others, denied);
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
     * Any of the places may answer for all of the account: one that does not, such as a chosen Region that does not exist,
     * does not keep the others from being looked at. Regions of another partition must not even see the account's session.
     *
     * @param chosen the only Regions that the account's owner wants to be looked at; empty for all. No other one is called
     * @param home the Region of this process, in which the account is asked first unless some are chosen
     * @throws CallFailedException if nobody answers, so that nobody would answer a scan either
     */
    Answer of(String partition, List<Region> chosen, Region home) throws CallFailedException, InterruptedException {
        List<Region> there = chosen.stream()
                .filter(region -> HomeRegion.isIn(region, partition))
                .toList();
        if (there.isEmpty() && !chosen.isEmpty()) {
            return new Answer(List.of(), List.of(), chosen, null);
        }
        List<Region> places =
                chosen.isEmpty() ? List.of(HomeRegion.of(home, partition), HomeRegion.alwaysEnabled(partition)) : there;
        CallFailedException refused = null;
        CallFailedException unanswered = null;
        for (Region place : places) {
            try {
                return asked(place).within(chosen);
            } catch (CallFailedException e) {
                if (e.refused()) {
                    refused = e;
                } else if (unanswered == null) {
                    unanswered = e;
                }
            }
        }
        if (refused == null) {
            throw unanswered;
        }
        List<Region> likely = chosen.isEmpty() ? DefaultRegions.of(partition) : there;
        return new Answer(likely, List.of(), List.of(), refused).within(chosen);
    }

    private Answer asked(Region region) throws CallFailedException, InterruptedException {
        Set<Region> enabled = regions(region, false);
        List<Region> disabled = new ArrayList<>(regions(region, true));
        disabled.removeAll(enabled);
        return new Answer(List.copyOf(enabled), disabled, List.of(), null);
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
