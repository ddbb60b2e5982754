package dev.rolewatch.discovery.aws;

import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.awsaccess.rate.CallRates;
import dev.rolewatch.awsaccess.session.AccountSessions;
import dev.rolewatch.awsaccess.session.NoSessionException;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.catalog.Catalog;
import dev.rolewatch.contracts.scan.ScanRequest;
import dev.rolewatch.contracts.scan.ScanResult;
import dev.rolewatch.discovery.aws.describe.Describers;
import dev.rolewatch.discovery.scan.MetricPages;
import dev.rolewatch.discovery.scan.OutsideNamespaces;
import dev.rolewatch.discovery.scan.ScannedNamespaces;
import dev.rolewatch.discovery.scan.WideResources;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * Looks at everything that runs in an account, Region by Region and page by page. It tells what is on a page before it asks
 * for the next and keeps nothing of it, so that no account is too large; nor does it keep anything from one scan to the next.
 */
public final class AccountScanner {
    /**
     * After this a scan begins with no other Region, so that an account which is large, or does not answer, does not keep the
     * others waiting. The schedule asks again for what is left.
     */
    private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(5);
    /**
     * Enough for 200,000 resources with ten metrics each in one Region, at half of AWS's default quotas: 4,000 pages of
     * metrics at 12.5 a second and 2,000 pages of tags at 5 a second take 12 minutes.
     */
    private static final Duration LONGEST_REGION = Duration.ofMinutes(20);

    /**
     * What a scan looked at.
     *
     * @param looked the Regions that were looked at, by this attempt or an earlier one
     * @param disabled the Regions that the account has not enabled: nothing runs there, and nothing was looked at
     * @param failures what could not be looked at, one sentence for each cause
     * @param remaining the Regions that there was no time for; the same scan is to go on with them
     * @param outside how many metrics there are in namespaces that nobody reads, where this attempt looked
     */
    public record Outcome(
            List<Region> looked,
            List<Region> disabled,
            List<String> failures,
            List<Region> remaining,
            SortedMap<String, Integer> outside) {}

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

    /** @param results takes everything but the end of the scan; the next page is not asked for before it returns */
    public Outcome scan(ScanRequest request, Consumer<ScanResult> results) throws InterruptedException {
        return new Scan(request, results).run();
    }

    /** One attempt at a scan, and what little it remembers of what it has seen. */
    private final class Scan {
        private final ScanRequest request;
        private final Consumer<ScanResult> results;
        private final AccountCalls calls;
        private final Deadline deadline = Deadline.after(LONGEST_ATTEMPT, clock);
        private final ScannedNamespaces namespaces;
        private final OutsideNamespaces outside = new OutsideNamespaces();
        private final ScanFailures failures = new ScanFailures();
        private final Denials denials = new Denials();
        private final List<Region> looked;
        private final List<Region> remaining = new ArrayList<>();
        private List<Region> disabled = List.of();

        Scan(ScanRequest request, Consumer<ScanResult> results) {
            this.request = request;
            this.results = results;
            this.calls = new AccountCalls(request, sessions, rates, retries);
            this.namespaces = new ScannedNamespaces(catalog, request.customNamespaces());
            this.looked = new ArrayList<>(request.lookedAt());
        }

        Outcome run() throws InterruptedException {
            try {
                for (Region region : regionsToLookAt()) {
                    if (deadline.passed()) {
                        failures.addLate(region);
                        remaining.add(region);
                    } else if (look(region)) {
                        looked.add(region);
                    }
                }
            } catch (CallFailedException e) {
                failures.add(e);
            } catch (NoSessionException e) {
                failures.add(e.getMessage());
            }
            return new Outcome(
                    List.copyOf(looked), disabled, failures.sentences(), List.copyOf(remaining), outside.metrics());
        }

        /** In an order of the attempt's own, so that those that run out of time do not leave out the same Regions each time. */
        private List<Region> regionsToLookAt() throws CallFailedException, InterruptedException {
            EnabledRegions.Answer answer =
                    new EnabledRegions(clients, calls, deadline).of(request.partition(), request.regions(), home);
            if (answer.denied() != null) {
                failures.add(answer.denied());
            }
            disabled = answer.disabled();
            request.regions().stream().filter(disabled::contains).forEach(failures::addDisabled);
            List<Region> enabled = new ArrayList<>(answer.enabled());
            Collections.rotate(enabled, Objects.hash(request.scanId(), request.at()));
            enabled.removeAll(request.lookedAt());
            return enabled;
        }

        private boolean look(Region region) throws InterruptedException {
            RegionCalls here = new RegionCalls(calls, clients, region, Deadline.after(LONGEST_REGION, clock));
            RegionReport report = new RegionReport(request, region, results);
            WideResources wide = new WideResources(region);
            boolean whole = new RegionScan(here, namespaces, catalog, report, failures, denials)
                    .look(clock.instant(), new MetricPages(region, namespaces, outside, wide), Describers.all());
            wide.sentences().forEach(failures::add);
            return whole;
        }
    }
}
