package dev.rolewatch.discovery.aws;

import dev.rolewatch.contracts.policy.PermissionsPolicy;
import dev.rolewatch.discovery.aws.describe.Describer;
import java.util.HashMap;
import java.util.Map;

/**
 * What one scan was denied so often that it need not ask in every Region: customers see each denied call in their CloudTrail,
 * and some are alarmed by many.
 */
final class Denials {
    /** A service control policy may deny a call in some Regions; one that is denied in two is taken to be denied in all. */
    private static final int CERTAIN = 2;

    private final Map<Describer, Integer> denied = new HashMap<>();

    void note(Describer describer, CallFailedException e) {
        if (e.denied()) {
            denied.merge(describer, PermissionsPolicy.isOptional(e.action()) ? CERTAIN : 1, Integer::sum);
        }
    }

    boolean areCertain(Describer describer) {
        return denied.getOrDefault(describer, 0) >= CERTAIN;
    }
}
