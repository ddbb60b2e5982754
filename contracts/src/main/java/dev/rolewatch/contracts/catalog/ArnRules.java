package dev.rolewatch.contracts.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is wrong with the ARN pattern of a kind of resource. */
final class ArnRules {
    private ArnRules() {}

    /** Sentences; none if the pattern is right. */
    static List<String> faults(ArnPattern arn, Set<String> dimensions) {
        List<String> faults = new ArrayList<>();
        String literals = arn.literals();
        if (literals.contains("{") || literals.contains("}")) {
            faults.add("'" + arn + "' has a brace without its partner, or a place without a name");
        }
        if (!literals.isEmpty() && !literals.startsWith("arn:")) {
            faults.add("'" + arn + "' does not begin with arn:");
        }
        Set<String> seen = new HashSet<>();
        for (String place : arn.places()) {
            if (!seen.add(place)) {
                faults.add("{" + place + "} is there twice");
            }
            faultOf(place, dimensions).ifPresent(faults::add);
        }
        return faults;
    }

    private static Optional<String> faultOf(String place, Set<String> dimensions) {
        if (dimensions.contains(place) || ArnPattern.KNOWN.contains(place)) {
            return Optional.empty();
        }
        Optional<String> meant =
                dimensions.stream().filter(place::equalsIgnoreCase).findFirst();
        if (meant.isPresent()) {
            return Optional.of("{" + place + "} is written {" + meant.get() + "} in the dimensions");
        }
        return Character.isLowerCase(place.charAt(0))
                ? Optional.empty()
                : Optional.of("nothing fills {" + place
                        + "}: it is no dimension here, and another part is written in lower case");
    }
}
