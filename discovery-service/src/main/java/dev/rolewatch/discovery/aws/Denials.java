package dev.rolewatch.discovery.aws;

import dev.rolewatch.contracts.policy.PermissionsPolicy;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.discovery.aws.describe.Describer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one scan was denied so often that it need not ask in every Region: customers see each denied call in their CloudTrail,
 * and some are alarmed by many.
 */
final class Denials {
    /** A role's policy may deny a call in some Regions; one that is denied in two is taken to be denied in all. */
    private static final int CERTAIN = 2;

    private final Set<Describer> notGranted = ConcurrentHashMap.newKeySet();
    private final Map<Describer, Integer> denied = new ConcurrentHashMap<>();

    /** A service control policy that denies a call in one Region says nothing of the others: it often allows the one in use. */
    void note(Describer describer, CallFailedException e) {
        if (!e.denied() || e.deniedByOrganization()) {
            return;
        }
        if (PermissionsPolicy.isOptional(e.action())) {
            notGranted.add(describer);
        }
        denied.merge(describer, 1, Integer::sum);
    }

    /**
     * @param listed the namespaces of which something was just seen in the Region: there it is asked whatever was denied
     *     elsewhere, unless it is optional
     */
    boolean areCertain(Describer describer, Set<String> listed) {
        boolean inUse = describer.kinds().stream().map(DescribedKind::namespace).anyMatch(listed::contains);
        return notGranted.contains(describer) || (!inUse && denied.getOrDefault(describer, 0) >= CERTAIN);
    }
}
