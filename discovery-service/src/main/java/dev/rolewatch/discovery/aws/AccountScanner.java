package dev.rolewatch.discovery.aws;

import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.awsaccess.rate.Api;
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
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Looks at everything that runs in an account, Region by Region and page by page. It tells what is on a page before it asks
 * for the next and keeps nothing of it, so that no account is too large; nor does it keep anything from one scan to the next.
 */
public final class AccountScanner {
    private static final Logger LOG = Logger.getLogger(AccountScanner.class);

    /**
     * After this a scan begins with no other Region, so that an account which is large, or does not answer, does not keep the
     * others waiting. The schedule asks again for what is left.
     */
    private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(5);
    /**
     * Enough for 200,000 resources with ten metrics each in one Region, where each page takes 250 ms there and back and is told
     * in 50 ms: 4,000 pages of metrics take 20 minutes, 2,000 pages of tags 10, and what the services describe of them as
     * many. What comes later is of no use: it would be told as if it were an hour old.
     */
    private static final Duration LONGEST_REGION = Duration.ofHours(1);

    /**
     * What a scan looked at.
     *
     * @param looked the Regions that were looked at, by this attempt or an earlier one
     * @param disabled the Regions that the account has not enabled: nothing runs there, and nothing was looked at
     * @param failures what could not be looked at, one sentence for each cause
     * @param remaining the Regions that there was no time for; the same scan is to go on with them
     * @param outside how many metrics there are in namespaces that nobody reads, where this attempt looked
     * @param listMetricsRequests how many each Region took that this attempt looked at, by its name
     */
    public record Outcome(
            List<Region> looked,
            List<Region> disabled,
            List<String> failures,
            List<Region> remaining,
            SortedMap<String, Integer> outside,
            SortedMap<String, Integer> listMetricsRequests) {}

    private final AccountSessions sessions;
    private final AwsClients clients;
    private final CallRates rates;
    private final Catalog catalog;
    private final Region home;
    private final Retries retries;
    private final Helpers helpers;
    private final InstantSource clock;

    /**
     * @param home the Region that is asked first which Regions are enabled
     * @param helpers who look at some of an account's Regions while the thread of its scan looks at another
     */
    public AccountScanner(
            AccountSessions sessions,
            AwsClients clients,
            CallRates rates,
            Catalog catalog,
            Region home,
            Retries retries,
            Helpers helpers,
            InstantSource clock) {
        this.sessions = sessions;
        this.clients = clients;
        this.rates = rates;
        this.catalog = catalog;
        this.home = home;
        this.retries = retries;
        this.helpers = helpers;
        this.clock = clock;
    }

    /**
     * @param results takes everything but the end of the scan, from several threads: what is told of one Region comes in its
     *     order, and the Region's next page is not asked for before it returns
     */
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
        private final Queue<Region> waiting = new ConcurrentLinkedQueue<>();
        private final List<Region> looked;
        private final List<Region> remaining = Collections.synchronizedList(new ArrayList<>());
        private final SortedMap<String, Integer> listMetricsRequests =
                Collections.synchronizedSortedMap(new TreeMap<>());
        private List<Region> disabled = List.of();

        Scan(ScanRequest request, Consumer<ScanResult> results) {
            this.request = request;
            this.results = results;
            this.calls = new AccountCalls(request, sessions, rates, retries);
            this.namespaces = new ScannedNamespaces(catalog, request.customNamespaces());
            this.looked = Collections.synchronizedList(new ArrayList<>(request.lookedAt()));
        }

        Outcome run() throws InterruptedException {
            try {
                waiting.addAll(regionsToLookAt());
                helpers.with(this::lookAtThoseThatWait);
            } catch (CallFailedException e) {
                failures.add(e);
            } catch (NoSessionException e) {
                failures.add(e.getMessage());
            } catch (RuntimeException e) {
                LOG.errorf(e, "scan %s of AWS account %s went wrong", request.scanId(), request.awsAccount());
                failures.add(
                        "The scan was ended by a fault of Rolewatch, which its operator finds in discovery-service's log;"
                                + " the next scan tries again.");
            }
            return new Outcome(
                    List.copyOf(looked),
                    disabled,
                    failures.sentences(),
                    List.copyOf(remaining),
                    outside.metrics(),
                    Collections.unmodifiableSortedMap(listMetricsRequests));
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
            answer.unknown().forEach(failures::addUnknown);
            List<Region> enabled = new ArrayList<>(answer.enabled());
            Collections.rotate(enabled, Objects.hash(request.scanId(), request.at()));
            enabled.removeAll(request.lookedAt());
            return enabled;
        }

        /** Without a session nothing more can be asked, in whatever Region. */
        private void lookAtThoseThatWait() throws InterruptedException {
            try {
                for (Region region = waiting.poll(); region != null; region = waiting.poll()) {
                    lookInTime(region);
                }
            } catch (NoSessionException e) {
                waiting.clear();
                failures.add(e.getMessage());
            }
        }

        private void lookInTime(Region region) throws InterruptedException {
            if (deadline.passed()) {
                failures.addLate(region);
                remaining.add(region);
                return;
            }
            try {
                if (look(region)) {
                    looked.add(region);
                }
            } catch (NoSessionException e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.errorf(e, "the look at %s of AWS account %s went wrong", region, request.awsAccount());
                failures.add("The look at " + region + " was ended by a fault of Rolewatch, which its operator finds in"
                        + " discovery-service's log; the next scan tries again.");
            }
        }

        private boolean look(Region region) throws InterruptedException {
            RegionCalls here = new RegionCalls(calls, clients, region, Deadline.after(LONGEST_REGION, clock));
            RegionReport report = new RegionReport(request, region, results);
            WideResources wide = new WideResources(region);
            boolean whole = new RegionScan(request.awsAccount(), here, namespaces, catalog, report, failures, denials)
                    .look(clock.instant(), new MetricPages(region, namespaces, outside, wide), Describers.all());
            wide.sentences().forEach(failures::add);
            if (whole) {
                listMetricsRequests.put(region.value(), here.requests(Api.LIST_METRICS));
            }
            return whole;
        }
    }
}
