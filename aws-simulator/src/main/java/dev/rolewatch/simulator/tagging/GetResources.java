package dev.rolewatch.simulator.tagging;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.inventory.Accounts;
import dev.rolewatch.simulator.inventory.ResourceCursor;
import dev.rolewatch.simulator.inventory.ResourceGroup;
import dev.rolewatch.simulator.wire.AwsException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;

/** GetResources: the resources that are tagged, or have ever been. */
public final class GetResources {
    private static final int MAX_PAGE = 100;
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

    private final Accounts accounts;

    public GetResources(Accounts accounts) {
        this.accounts = accounts;
    }

    public GetResourcesResponse handle(Call call, GetResourcesRequest request) {
        int size = request.resourcesPerPage() == null ? MAX_PAGE : request.resourcesPerPage();
        if (size < 1 || size > MAX_PAGE) {
            throw invalid("ResourcesPerPage must be between 1 and " + MAX_PAGE);
        }
        ResourceCursor from = cursor(request.paginationToken(), call.now());
        List<ResourceTagMapping> found = new ArrayList<>();
        var filter = new ResourceFilter(request);
        Optional<ResourceCursor> next = read(call, from, size, filter, found);
        return GetResourcesResponse.builder()
                .resourceTagMappingList(found)
                .paginationToken(next.map(cursor -> call.now().getEpochSecond() + "." + cursor.token())
                        .orElse(""))
                .build();
    }

    private static ResourceCursor cursor(String token, Instant now) {
        if (token == null || token.isEmpty()) {
            return ResourceCursor.START;
        }
        String[] parts = token.split("\\.", 2);
        if (parts.length < 2 || !parts[0].matches("\\d{1,12}")) {
            throw invalid("The pagination token is not valid");
        }
        if (Instant.ofEpochSecond(Long.parseLong(parts[0])).plus(TOKEN_LIFE).isBefore(now)) {
            throw AwsException.of("PaginationTokenExpiredException", "The pagination token has expired");
        }
        return ResourceCursor.parse(parts[1]).orElseThrow(() -> invalid("The pagination token is not valid"));
    }

    private Optional<ResourceCursor> read(
            Call call, ResourceCursor from, int size, ResourceFilter filter, List<ResourceTagMapping> found) {
        for (ResourceGroup group :
                accounts.inventory(call.accountId(), call.region()).groupsFrom(from.group())) {
            if (!group.existsAt(call.now())) {
                continue;
            }
            for (int i = from.within(group).number(); i < group.count(); i++) {
                Optional<Map<String, String>> tags = group.tags(i);
                Optional<String> arn = group.arn(i);
                if (tags.isEmpty() || arn.isEmpty() || !filter.wants(arn.get(), tags.get())) {
                    continue;
                }
                if (found.size() == size) {
                    return Optional.of(new ResourceCursor(group.definition().name(), i, 0));
                }
                found.add(mapping(arn.get(), tags.get()));
            }
        }
        return Optional.empty();
    }

    private static ResourceTagMapping mapping(String arn, Map<String, String> tags) {
        List<Tag> list = new ArrayList<>();
        tags.forEach(
                (key, value) -> list.add(Tag.builder().key(key).value(value).build()));
        return ResourceTagMapping.builder().resourceARN(arn).tags(list).build();
    }

    private static AwsException invalid(String message) {
        return AwsException.of("InvalidParameterException", message);
    }
}
