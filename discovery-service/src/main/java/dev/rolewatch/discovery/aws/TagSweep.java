package dev.rolewatch.discovery.aws;

import dev.rolewatch.awsaccess.rate.Api;
import dev.rolewatch.contracts.catalog.Catalog;
import dev.rolewatch.contracts.scan.TaggedArn;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;

/** Lists everything in a Region that is tagged, or was once. */
final class TagSweep {
    private static final int PAGE = 100;
    /** A page's token is good for 15 minutes (GetResources, Resource Groups Tagging API Reference). */
    private static final String EXPIRED = "PaginationTokenExpiredException";

    private final RegionCalls calls;
    private final Catalog catalog;
    private final RegionCalls.Sink<List<TaggedArn>> sink;

    TagSweep(RegionCalls calls, Catalog catalog, RegionCalls.Sink<List<TaggedArn>> sink) {
        this.calls = calls;
        this.catalog = catalog;
        this.sink = sink;
    }

    /** Begins again where a token has expired, as long as there is time: what is told twice is known once. */
    void run() throws CallFailedException, InterruptedException {
        while (true) {
            try {
                sweep();
                return;
            } catch (CallFailedException e) {
                if (!e.rejectedAs(EXPIRED)) {
                    throw e;
                }
            }
        }
    }

    private void sweep() throws CallFailedException, InterruptedException {
        ResourceGroupsTaggingApiClient tagging =
                calls.client(ResourceGroupsTaggingApiClient.class, ResourceGroupsTaggingApiClient::builder);
        calls.pages(
                Api.GET_RESOURCES,
                "tag:GetResources",
                (session, token) -> tagging.getResources(request ->
                        request.resourcesPerPage(PAGE).paginationToken(token).overrideConfiguration(session)),
                GetResourcesResponse::paginationToken,
                page -> sink.accept(
                        page.resourceTagMappingList().stream().map(this::tagged).toList()));
    }

    /** Not everything that speaks this protocol tells of values that are empty. */
    private static String value(Tag tag) {
        return Objects.requireNonNullElse(tag.value(), "");
    }

    private TaggedArn tagged(ResourceTagMapping resource) {
        return new TaggedArn(
                resource.resourceARN(),
                resource.tags().stream().collect(Collectors.toMap(Tag::key, TagSweep::value, (one, other) -> other)),
                catalog.resourceNamed(calls.region(), resource.resourceARN()).orElse(null));
    }
}
