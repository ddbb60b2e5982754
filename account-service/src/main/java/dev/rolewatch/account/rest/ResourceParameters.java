package dev.rolewatch.account.rest;

import dev.rolewatch.account.storage.ResourceFilter;
import dev.rolewatch.account.storage.ResourceSort;
import dev.rolewatch.contracts.account.Region;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of {@code GET /accounts/{id}/resources} that choose and sort resources. */
final class ResourceParameters {
    static final List<String> NAMES =
            List.of("region", "namespace", "tag", "name", "arn", "read", "sort", "limit", "after");

    private static final Map<String, ResourceSort> SORTS = sorts();

    @QueryParam("region")
    @Parameter(description = "Only those of this Region.", example = "eu-central-1")
    String region;

    @QueryParam("namespace")
    @Parameter(description = "Only those of this namespace.", example = "AWS/EC2")
    String namespace;

    @QueryParam("tag")
    @Parameter(description = TagParameter.DESCRIPTION, example = "team:shop")
    List<String> tags;

    @QueryParam("name")
    @Parameter(description = "Only those whose name has this in it, whatever the case.", example = "web")
    String name;

    @QueryParam("arn")
    @Parameter(description = "Only the one with this ARN.")
    String arn;

    @QueryParam("read")
    @Parameter(
            description = "Only those whose metrics are read, or only those whose metrics are not.",
            schema = @Schema(implementation = Boolean.class))
    String read;

    @QueryParam(SortParameter.NAME)
    @DefaultValue("region")
    @Parameter(
            description =
                    "region (then by namespace and dimensions), namespace, name, firstSeen or lastSeen; with - before it,"
                            + " in the other direction. Those without a name come before all others under name. Only accounts with"
                            + " up to 20,000 resources are sorted by name, firstSeen or lastSeen.",
            example = "-firstSeen")
    String sort;

    /** @throws InvalidRequestException if one of them cannot be */
    ResourceFilter filter() {
        return new ResourceFilter(
                TextParameters.value(
                        "region",
                        region,
                        Region::new,
                        "it is not the name of a Region",
                        "a Region, such as eu-central-1"),
                TextParameters.text("namespace", namespace),
                tags.stream().map(tag -> TagParameter.read("tag", tag)).toList(),
                TextParameters.text("name", name),
                TextParameters.text("arn", arn),
                TextParameters.truth("read", read));
    }

    /**
     * @param resources how many the account has
     * @throws InvalidRequestException if nothing is sorted by that, or not so many
     */
    SortParameter<ResourceSort> sort(long resources) {
        SortParameter<ResourceSort> sorted = SortParameter.read(sort, SORTS);
        long most = sorted.by().mostResources();
        if (resources > most) {
            throw new InvalidRequestException(new FieldError(
                    SortParameter.NAME,
                    "the account has " + resources + " resources, and up to " + most + " are sorted by that",
                    "region, -region, namespace or -namespace"));
        }
        return sorted;
    }

    private static Map<String, ResourceSort> sorts() {
        Map<String, ResourceSort> sorts = new LinkedHashMap<>();
        sorts.put("region", ResourceSort.REGION);
        sorts.put("namespace", ResourceSort.NAMESPACE);
        sorts.put("name", ResourceSort.NAME);
        sorts.put("firstSeen", ResourceSort.FIRST_SEEN);
        sorts.put("lastSeen", ResourceSort.LAST_SEEN);
        return sorts;
    }
}
