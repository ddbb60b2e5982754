package dev.rolewatch.account.rest;

import dev.rolewatch.account.storage.ResourceFilter;
import dev.rolewatch.contracts.account.Region;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of {@code GET /accounts/{id}/resources} that choose resources. */
final class ResourceParameters {
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
}
