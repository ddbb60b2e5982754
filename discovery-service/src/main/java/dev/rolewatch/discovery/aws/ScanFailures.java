package dev.rolewatch.discovery.aws;

import dev.rolewatch.awsaccess.client.AwsFailure;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.policy.PermissionsPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What went wrong in a scan, in sentences for the account's owner: one for each cause, not one for each Region. Several
 * threads may tell of what went wrong. */
final class ScanFailures {
    private record Cause(String action, AwsFailure.Kind kind, String code, boolean byOrganization) {}

    private final Map<Cause, List<CallFailedException>> byCause = new LinkedHashMap<>();
    /** Regions that there was no time for. */
    private final Set<String> late = new TreeSet<>();

    /** Steps that a fault of Rolewatch's own ended, with their Regions. */
    private final Map<String, Set<String>> unexpected = new TreeMap<>();

    private final Set<String> others = new LinkedHashSet<>();

    /** Nobody is told that something optional is denied: that is its owner's choice. */
    synchronized void add(CallFailedException e) {
        if (e.outOfTime()) {
            addLate(e.region());
            return;
        }
        if (e.denied() && PermissionsPolicy.isOptional(e.action())) {
            return;
        }
        byCause.computeIfAbsent(
                        new Cause(e.action(), e.failure().kind(), e.failure().code(), e.deniedByOrganization()),
                        cause -> new ArrayList<>())
                .add(e);
    }

    /** There was no time for all of a Region. */
    synchronized void addLate(Region region) {
        late.add(region.value());
    }

    /** A Region was chosen in which nothing can run. */
    synchronized void addDisabled(Region region) {
        add("The account has not enabled the Region " + region
                + ", which is chosen to be looked at: enable it in AWS, or leave it out of the chosen Regions.");
    }

    /** A Region was chosen of which AWS does not know, and the account can have nothing there. */
    void addUnknown(Region region) {
        add("The account has no Region " + region
                + ", which is chosen to be looked at: correct its name, or leave it out of the chosen Regions.");
    }

    /** A step went wrong in a way that nobody thought of; it is in the log. */
    synchronized void addUnexpected(String step, Region region) {
        unexpected.computeIfAbsent(step, key -> new TreeSet<>()).add(region.value());
    }

    synchronized void add(String sentence) {
        others.add(sentence);
    }

    synchronized List<String> sentences() {
        List<String> sentences = new ArrayList<>(others);
        byCause.forEach((cause, failures) -> sentences.add(sentence(cause, failures)));
        unexpected.forEach(
                (step, regions) -> sentences.add(
                        "What AWS answered to " + step + " in "
                                + String.join(", ", regions)
                                + " could not be made sense of; the rest was looked at, and the next scan tries"
                                + " again. If this stays, it is a fault of Rolewatch: its operator finds it in discovery-service's log."));
        if (!late.isEmpty()) {
            sentences.add(
                    "The scan took too long and was ended before it had looked at all of " + String.join(", ", late)
                            + "; what is left is tried again. If this stays, AWS is slow to answer, or cannot be reached, in this"
                            + " account's Regions.");
        }
        return sentences;
    }

    private static String sentence(Cause cause, List<CallFailedException> failures) {
        String call = cause.action() + " in "
                + failures.stream().map(e -> e.region().value()).sorted().collect(Collectors.joining(", "));
        String detail = failures.get(0).failure().detail();
        String answer = " AWS answered " + cause.code() + (detail == null ? "." : ": " + detail);
        return switch (cause.kind()) {
            case DENIED ->
                cause.byOrganization()
                        ? "A service control policy of the account's organization denies " + call + ": allow it there,"
                                + " or choose only Regions in which it is allowed." + answer
                        : "The role may not call " + call
                                + ": allow it in the role's permissions policy, and see that no service"
                                + " control policy denies it." + answer;
            case THROTTLED ->
                "AWS throttled " + call + "; the next scan tries again. If this stays, other tools use up the account's"
                        + " quota." + answer;
            case REGION_DISABLED -> "The account has not enabled the Region of " + call + "." + answer;
            case UNREACHABLE -> call + " was not answered; the next scan tries again." + answer;
            case REJECTED -> call + " was rejected." + answer;
        };
    }
}
