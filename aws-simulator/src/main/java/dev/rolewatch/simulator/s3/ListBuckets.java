package dev.rolewatch.simulator.s3;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.api.Operation;
import dev.rolewatch.simulator.api.PageRule;
import dev.rolewatch.simulator.inventory.Accounts;
import dev.rolewatch.simulator.inventory.Inventory;
import dev.rolewatch.simulator.inventory.Resource;
import dev.rolewatch.simulator.inventory.ResourceCursor;
import dev.rolewatch.simulator.inventory.ResourceKind;
import dev.rolewatch.simulator.inventory.ResourcePage;
import dev.rolewatch.simulator.wire.AwsException;
import dev.rolewatch.simulator.wire.AwsService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;

/**
 * ListBuckets: the buckets that any resources of AWS/S3 are about, in every Region of the account. Each is listed once, where
 * the first resource of its name is.
 */
public final class ListBuckets {
    private static final String NAME = "BucketName";
    private static final String INVALID = "InvalidArgument";
    private static final PageRule PAGES = new PageRule("max-buckets", 1, 10_000, 10_000, INVALID);
    private static final ResourceKind BUCKET =
            ResourceKind.of("AWS/S3", NAME).orWith(NAME, "StorageType").orWith(NAME, "FilterId");

    private final Accounts accounts;

    private ListBuckets(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The operation; policies know it as s3:ListAllMyBuckets. */
    public static Operation<ListBucketsRequest> operation(Accounts accounts) {
        return new Operation<>(
                AwsService.S3,
                "ListBuckets",
                ListBucketsRequest::builder,
                ListBucketsRequest.class,
                Optional.of(AwsService.S3.action("ListAllMyBuckets")),
                input -> Optional.empty(),
                new ListBuckets(accounts)::handle);
    }

    /** Where a page begins: a Region, and a place in it. */
    private record Place(String region, ResourceCursor cursor) {
        static Place parse(String token) {
            int dot = token == null ? -1 : token.indexOf('.');
            return dot < 0
                    ? new Place("", PAGES.start(token))
                    : new Place(token.substring(0, dot), PAGES.start(token.substring(dot + 1)));
        }

        ResourceCursor within(String other) {
            return region.equals(other) ? cursor : ResourceCursor.START;
        }

        String token() {
            return region + "." + cursor.token();
        }
    }

    private ListBucketsResponse handle(Call call, ListBucketsRequest request) {
        String only = request.bucketRegion();
        if (only != null && !only.equals(call.region())) {
            throw AwsException.of(INVALID, "The bucket-region must be the Region of the endpoint: " + only);
        }
        int size = PAGES.size(request.maxBuckets());
        Place from = Place.parse(request.continuationToken());
        // With at least one valid parameter, S3 tells the Region of each bucket (S3 API Reference, Bucket).
        boolean tellsRegion = request.maxBuckets() != null || only != null || request.prefix() != null;
        List<Bucket> found = new ArrayList<>();
        Optional<Place> next = read(call, request, from, size, tellsRegion, found);
        return ListBucketsResponse.builder()
                .buckets(found)
                .owner(owner -> owner.id("owner-of-" + call.accountId()))
                .prefix(request.prefix())
                .continuationToken(next.map(Place::token).orElse(null))
                .build();
    }

    private Optional<Place> read(
            Call call, ListBucketsRequest request, Place from, int size, boolean tellsRegion, List<Bucket> found) {
        String prefix = request.prefix() == null ? "" : request.prefix();
        for (Map.Entry<String, Inventory> place :
                regions(call, request).tailMap(from.region(), true).entrySet()) {
            String region = place.getKey();
            Inventory inventory = place.getValue();
            ResourcePage page = ResourcePage.read(
                    inventory,
                    call.now(),
                    BUCKET,
                    each -> each.dimension(NAME).startsWith(prefix) && isFirstOfItsBucket(inventory, call, each),
                    from.within(region),
                    size - found.size());
            page.found().forEach(each -> found.add(bucket(each, tellsRegion ? region : null)));
            if (page.next().isPresent()) {
                return Optional.of(new Place(region, page.next().get()));
            }
        }
        return Optional.empty();
    }

    private static boolean isFirstOfItsBucket(Inventory inventory, Call call, Resource resource) {
        ResourceKind same = BUCKET.where(NAME, resource.dimension(NAME));
        ResourcePage first = ResourcePage.read(inventory, call.now(), same, each -> true, ResourceCursor.START, 1);
        return first.found().contains(resource);
    }

    private TreeMap<String, Inventory> regions(Call call, ListBucketsRequest request) {
        var all = new TreeMap<>(accounts.inventories(call.accountId()));
        if (request.bucketRegion() != null) {
            all.keySet().retainAll(List.of(request.bucketRegion()));
        }
        return all;
    }

    private static Bucket bucket(Resource found, String region) {
        return Bucket.builder()
                .name(found.dimension(NAME))
                .creationDate(found.since())
                .bucketRegion(region)
                .build();
    }
}
