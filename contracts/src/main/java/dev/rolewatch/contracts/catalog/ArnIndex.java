package dev.rolewatch.contracts.catalog;

import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.resource.ResourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the resource that an ARN names, looking only at kinds of the ARN's service: an account may have 200,000 ARNs. */
final class ArnIndex {
    private static final int PARTS_UP_TO_SERVICE = 4;

    private final Map<String, List<Candidate>> byService = new HashMap<>();

    ArnIndex(Collection<CatalogEntry> entries) {
        for (CatalogEntry entry : entries) {
            for (ResourceKind kind : entry.resources()) {
                serviceOf(kind)
                        .ifPresent(service -> byService
                                .computeIfAbsent(service, first -> new ArrayList<>())
                                .add(new Candidate(entry, kind)));
            }
        }
    }

    /** Empty if no kind of resource has such ARNs, or if several have. */
    Optional<ResourceId> resource(Region region, String arn) {
        String[] parts = arn.split(":", PARTS_UP_TO_SERVICE);
        if (parts.length < PARTS_UP_TO_SERVICE) {
            return Optional.empty();
        }
        List<ResourceId> named = byService.getOrDefault(parts[2], List.of()).stream()
                .flatMap(candidate -> candidate.resource(region, arn))
                .toList();
        return only(named).or(() -> only(ofServices(named)));
    }

    /**
     * Without those of agents and applications, which measure another's resources: an instance is AWS/EC2's, even where
     * CWAgent publishes more about it. Namespaces of AWS services begin so by convention (CloudWatch User Guide).
     */
    private static List<ResourceId> ofServices(List<ResourceId> ids) {
        return ids.stream().filter(id -> id.namespace().startsWith("AWS/")).toList();
    }

    private static Optional<ResourceId> only(List<ResourceId> ids) {
        return ids.size() == 1 ? Optional.of(ids.get(0)) : Optional.empty();
    }

    /** A pattern that any ARN could match, such as {@code {FlowARN}}, says nothing of what an ARN names. */
    private static Optional<String> serviceOf(ResourceKind kind) {
        return Optional.ofNullable(kind.arn()).flatMap(ArnPattern::service);
    }

    private record Candidate(CatalogEntry entry, ResourceKind kind) {
        Stream<ResourceId> resource(Region region, String arn) {
            if (!entry.isPublishedIn(region)) {
                return Stream.empty();
            }
            return kind.dimensionsOf(arn).stream()
                    .map(dimensions -> ResourceId.of(region, entry.namespace(), dimensions));
        }
    }
}
