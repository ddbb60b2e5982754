package dev.rolewatch.discovery.aws;

import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.awsaccess.rate.CallRates;
import dev.rolewatch.awsaccess.session.AccountSessions;
import dev.rolewatch.awsaccess.session.NoSessionException;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.catalog.Catalog;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.contracts.scan.ScanRequest;
import dev.rolewatch.discovery.scan.Instance;
import dev.rolewatch.discovery.scan.MetricListing;
import dev.rolewatch.discovery.scan.RegionInventory;
import dev.rolewatch.discovery.scan.ScannedNamespaces;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at everything that runs in an account. It keeps nothing from one scan to the next. */
public final class AccountScanner {
    /** A scan that takes longer ends, so that an account which does not answer does not keep the others waiting. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** What a scan finds is told Region by Region, so that no account has to fit into memory whole. */
    public interface Listener {
        void found(Region region, List<FoundResource> resources);
    }

    /**
     * What a scan looked at.
     *
     * @param complete the Regions that were looked at whole
     * @param disabled the Regions that the account has not enabled: nothing runs there, and nothing was looked at
     * @param failures what could not be looked at, one sentence for each cause
     */
    public record Outcome(int resources, List<Region> complete, List<Region> disabled, List<String> failures) {
        /** The Regions of which everything is known; none if all that is known is which are disabled. */
        public List<Region> known() {
            return complete.isEmpty()
                    ? List.of()
                    : Stream.concat(complete.stream(), disabled.stream()).toList();
        }
    }

    private final AccountSessions sessions;
    private final AwsClients clients;
    private final CallRates rates;
    private final Catalog catalog;
    private final Region home;
    private final Retries retries;
    private final InstantSource clock;

    /**
     * @param home the Region that is asked first which Regions are enabled
     */
    public AccountScanner(
            AccountSessions sessions,
            AwsClients clients,
            CallRates rates,
            Catalog catalog,
            Region home,
            Retries retries,
            InstantSource clock) {
        this.sessions = sessions;
        this.clients = clients;
        this.rates = rates;
        this.catalog = catalog;
        this.home = home;
        this.retries = retries;
        this.clock = clock;
    }

    public Outcome scan(ScanRequest request, Listener listener) throws InterruptedException {
        return new Scan(request, listener).run();
    }

    /** One scan, and what it has seen so far. */
    private final class Scan {
        private final ScanRequest request;
        private final Listener listener;
        private final ScannedNamespaces namespaces;
        private final RegionInventory inventory;
        private final RegionReader reader;
        private final List<Region> complete = new ArrayList<>();
        private final List<Region> disabled = new ArrayList<>();
        private final ScanFailures failures = new ScanFailures();
        private int resources;

        Scan(ScanRequest request, Listener listener) {
            this.listener = listener;
            this.namespaces = new ScannedNamespaces(catalog, request.customNamespaces());
            this.inventory = new RegionInventory(request.partition(), request.awsAccount(), namespaces);
            this.request = request;
            this.reader = new RegionReader(
                    clients, new AccountCalls(request, sessions, rates, retries, Deadline.after(LONGEST, clock)));
        }

        Outcome run() throws InterruptedException {
            try {
                for (Region region : enabledRegions()) {
                    look(region);
                }
            } catch (CallFailedException e) {
                failures.add(e);
            } catch (NoSessionException e) {
                failures.add(e.getMessage());
            }
            return new Outcome(resources, List.copyOf(complete), List.copyOf(disabled), failures.sentences());
        }

        /** In an order of the scan's own, so that one that runs out of time does not leave out the same Regions each time. */
        private List<Region> enabledRegions() throws CallFailedException, InterruptedException {
            List<Region> enabled = new ArrayList<>(listedRegions());
            Collections.rotate(enabled, request.scanId().hashCode());
            return enabled;
        }

        /** Where the list itself is denied, those Regions that every account has are looked at nevertheless. */
        private List<Region> listedRegions() throws CallFailedException, InterruptedException {
            Region first = HomeRegion.of(home, request.partition());
            Region always = HomeRegion.alwaysEnabled(request.partition());
            try {
                return enabledRegions(first);
            } catch (CallFailedException e) {
                if (!e.refused()) {
                    throw e;
                }
            }
            return unlessDenied(() -> enabledRegions(always), DefaultRegions.of(request.partition()));
        }

        private List<Region> enabledRegions(Region asked) throws CallFailedException, InterruptedException {
            Set<Region> enabled = reader.regions(asked, false);
            disabled.addAll(reader.regions(asked, true));
            disabled.removeAll(enabled);
            return new ArrayList<>(enabled);
        }

        /** A Region of which something stays unknown for a passing reason tells nothing: half a view would undo the last. */
        private void look(Region region) throws InterruptedException {
            try {
                MetricListing metrics = reader.metrics(region, namespaces);
                metrics.excesses().forEach(failures::add);
                Map<String, Map<String, String>> tags = unlessDenied(() -> reader.tagsByArn(region), Map.of());
                List<Instance> instances = unlessDenied(() -> reader.instances(region), List.of());
                List<FoundResource> found = inventory.resources(metrics, tags, instances);
                listener.found(region, found);
                resources += found.size();
                complete.add(region);
            } catch (CallFailedException e) {
                failures.add(e);
            }
        }

        private <T> T unlessDenied(Read<T> read, T otherwise) throws CallFailedException, InterruptedException {
            try {
                return read.run();
            } catch (CallFailedException e) {
                if (!e.denied()) {
                    throw e;
                }
                failures.add(e);
                return otherwise;
            }
        }
    }

    private interface Read<T> {
        T run() throws CallFailedException, InterruptedException;
    }
}
