package dev.rolewatch.discovery.aws.describe;

import dev.rolewatch.awsaccess.rate.Api;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.discovery.aws.CallFailedException;
import dev.rolewatch.discovery.aws.RegionCalls;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;

/**
 * S3 buckets of the Region. No metric has a bucket's name as its only dimension; a bucket is told all the same, for a new one
 * publishes nothing for a day, and an untagged one would not be seen till then.
 */
final class S3Buckets implements Describer {
    private static final String NAMESPACE = "AWS/S3";
    private static final String DIMENSION = "BucketName";
    private static final int PAGE = 1_000;

    @Override
    public List<DescribedKind> kinds() {
        return List.of(Described.kind(NAMESPACE, DIMENSION));
    }

    @Override
    public void describe(RegionCalls calls, RegionCalls.Sink<List<FoundResource>> sink)
            throws CallFailedException, InterruptedException {
        S3Client s3 = calls.client(S3Client.class, S3Client::builder);
        calls.pages(
                Api.S3_LIST,
                "s3:ListAllMyBuckets",
                (session, token) -> s3.listBuckets(
                        request -> request.bucketRegion(calls.region().value())
                                .maxBuckets(PAGE)
                                .continuationToken(token)
                                .overrideConfiguration(session)),
                ListBucketsResponse::continuationToken,
                page -> sink.accept(page.buckets().stream()
                        .map(bucket -> found(calls, bucket))
                        .toList()));
    }

    private static FoundResource found(RegionCalls calls, Bucket bucket) {
        return new Described(calls.id(NAMESPACE, DIMENSION, bucket.name()))
                .with("creation-date", bucket.creationDate())
                .resource();
    }
}
