package dev.rolewatch.discovery.aws;

import dev.rolewatch.awsaccess.session.NoSessionException;
import dev.rolewatch.contracts.account.AwsAccountId;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.catalog.Catalog;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.contracts.scan.ScanResult.Source;
import dev.rolewatch.discovery.aws.describe.Describer;
import dev.rolewatch.discovery.scan.MetricPages;
import dev.rolewatch.discovery.scan.ScannedNamespaces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * One look at a Region: first at what publishes metrics, then at what has tags, and last at what the services describe, for
 * that is the newest view. No API alone knows everything: the tagging API never shows what was never tagged, ListMetrics
 * shows only what publishes.
 */
final class RegionScan {
    private static final Logger LOG = Logger.getLogger(RegionScan.class);

    private final AwsAccountId account;
    private final RegionCalls calls;
    private final ScannedNamespaces namespaces;
    private final Catalog catalog;
    private final RegionReport report;
    private final ScanFailures failures;
    private final Denials denials;

    RegionScan(
            AwsAccountId account,
            RegionCalls calls,
            ScannedNamespaces namespaces,
            Catalog catalog,
            RegionReport report,
            ScanFailures failures,
            Denials denials) {
        this.account = account;
        this.calls = calls;
        this.namespaces = namespaces;
        this.catalog = catalog;
        this.report = report;
        this.failures = failures;
        this.denials = denials;
    }

    /**
     * Without its metrics a Region counts as not looked at: everything would seem to have fallen silent. Whatever else stays
     * unknown is said to be unknown, and what was known of it holds.
     *
     * @param begun the time now. It becomes the time of all that is told, so that nothing seems to have been seen, or
     *     missed, later than it was
     * @return whether the Region was looked at
     */
    boolean look(Instant begun, MetricPages metrics, List<Describer> describers) throws InterruptedException {
        Set<String> listed = new HashSet<>();
        List<String> rare = namespaces.withRareMetrics(region());
        if (!succeeds(
                "cloudwatch:ListMetrics",
                () -> new MetricSweeps(calls, metrics, page -> listed(page, listed)).run(rare))) {
            return false;
        }
        boolean tagsKnown = succeeds("tag:GetResources", () -> new TagSweep(calls, catalog, report::tagged).run());
        report.looked(begun, tagsKnown, described(describers, listed));
        return true;
    }

    private void listed(List<FoundResource> page, Set<String> namespacesListed) {
        page.forEach(resource -> namespacesListed.add(resource.id().namespace()));
        report.found(Source.METRICS, page);
    }

    private Region region() {
        return calls.region();
    }

    private List<DescribedKind> described(List<Describer> describers, Set<String> listed) throws InterruptedException {
        List<DescribedKind> whole = new ArrayList<>();
        for (Describer describer : describers) {
            if (!denials.areCertain(describer, listed) && describe(describer)) {
                whole.addAll(describer.kinds());
            }
        }
        return whole;
    }

    private boolean describe(Describer describer) throws InterruptedException {
        return succeeds(describer.getClass().getSimpleName(), () -> {
            try {
                describer.describe(calls, this::found);
            } catch (CallFailedException e) {
                denials.note(describer, e);
                throw e;
            }
        });
    }

    /** What the catalog does not name cannot be read, and is nothing that a scan looks for. */
    private void found(List<FoundResource> page) {
        report.found(
                Source.DESCRIBED,
                page.stream().filter(resource -> namespaces.has(resource.id())).toList());
    }

    /**
     * What nobody thought of, such as a reply without something that AWS always tells, costs this step and no other.
     *
     * @param what the step is about, for whoever has to find its fault
     */
    private boolean succeeds(String what, Step step) throws InterruptedException {
        try {
            step.run();
            return true;
        } catch (CallFailedException e) {
            failures.add(e);
        } catch (NoSessionException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s in %s of AWS account %s went wrong", what, region(), account);
            failures.addUnexpected(what, region());
        }
        return false;
    }

    private interface Step {
        void run() throws CallFailedException, InterruptedException;
    }
}
