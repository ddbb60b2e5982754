package dev.rolewatch.discovery.aws;

import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.awsaccess.rate.Api;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.discovery.scan.Instance;
import dev.rolewatch.discovery.scan.MetricListing;
import dev.rolewatch.discovery.scan.ScannedNamespaces;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.RecentlyActive;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;

/** Reads one account, Region by Region, to the last page. */
final class RegionReader {
    private static final int TAGGED_PAGE = 100;
    private static final int INSTANCES_PAGE = 1_000;

    private final AwsClients clients;
    private final AccountCalls calls;

    RegionReader(AwsClients clients, AccountCalls calls) {
        this.clients = clients;
        this.calls = calls;
    }

    /**
     * The Regions that the account has enabled.
     *
     * @param all also those that it has not
     */
    Set<Region> regions(Region home, boolean all) throws CallFailedException, InterruptedException {
        return calls
                .call(
                        home,
                        Api.EC2_DESCRIBE,
                        "ec2:DescribeRegions",
                        session -> clients.ec2(home)
                                .describeRegions(
                                        request -> request.allRegions(all).overrideConfiguration(session)))
                .regions()
                .stream()
                .map(region -> new Region(region.regionName()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * One sweep over what was active lately, whatever its namespace: fewer calls than one sweep for each. Another sweep
     * for each namespace whose metrics that would hide.
     */
    MetricListing metrics(Region region, ScannedNamespaces namespaces)
            throws CallFailedException, InterruptedException {
        MetricListing listing = new MetricListing(region, namespaces);
        sweep(region, null, RecentlyActive.PT3_H, listing::addRecent);
        for (String namespace : namespaces.withRareMetrics()) {
            sweep(region, namespace, null, listing::addKnown);
        }
        return listing;
    }

    private interface MetricSink {
        void add(String namespace, String metric, Map<String, String> dimensions);
    }

    private void sweep(Region region, String namespace, RecentlyActive recent, MetricSink sink)
            throws CallFailedException, InterruptedException {
        String page = null;
        do {
            String next = page;
            ListMetricsResponse answer = calls.call(
                    region,
                    Api.LIST_METRICS,
                    "cloudwatch:ListMetrics",
                    session -> clients.cloudWatch(region)
                            .listMetrics(request -> request.namespace(namespace)
                                    .recentlyActive(recent)
                                    .nextToken(next)
                                    .overrideConfiguration(session)));
            answer.metrics().forEach(metric -> sink.add(metric.namespace(), metric.metricName(), dimensions(metric)));
            page = answer.nextToken();
        } while (page != null && !page.isEmpty());
    }

    /** The tags of everything that is tagged or was once, by ARN. */
    Map<String, Map<String, String>> tagsByArn(Region region) throws CallFailedException, InterruptedException {
        Map<String, Map<String, String>> tags = new TreeMap<>();
        String page = null;
        do {
            String next = page;
            GetResourcesResponse answer = calls.call(
                    region,
                    Api.GET_RESOURCES,
                    "tag:GetResources",
                    session -> clients.tagging(region)
                            .getResources(request -> request.resourcesPerPage(TAGGED_PAGE)
                                    .paginationToken(next)
                                    .overrideConfiguration(session)));
            answer.resourceTagMappingList()
                    .forEach(resource -> tags.put(
                            resource.resourceARN(),
                            resource.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value))));
            page = answer.paginationToken();
        } while (page != null && !page.isEmpty());
        return tags;
    }

    List<Instance> instances(Region region) throws CallFailedException, InterruptedException {
        List<Instance> instances = new ArrayList<>();
        String page = null;
        do {
            String next = page;
            DescribeInstancesResponse answer = calls.call(
                    region,
                    Api.EC2_DESCRIBE,
                    "ec2:DescribeInstances",
                    session -> clients.ec2(region)
                            .describeInstances(request -> request.maxResults(INSTANCES_PAGE)
                                    .nextToken(next)
                                    .overrideConfiguration(session)));
            answer.reservations().stream()
                    .flatMap(reservation -> reservation.instances().stream())
                    .map(RegionReader::instance)
                    .forEach(instances::add);
            page = answer.nextToken();
        } while (page != null && !page.isEmpty());
        return instances;
    }

    private static Instance instance(software.amazon.awssdk.services.ec2.model.Instance told) {
        Map<String, String> metadata = new TreeMap<>();
        metadata.put("instance-type", told.instanceTypeAsString());
        metadata.put("state", told.state() == null ? null : told.state().nameAsString());
        metadata.put(
                "availability-zone",
                told.placement() == null ? null : told.placement().availabilityZone());
        metadata.values().removeIf(value -> value == null);
        Map<String, String> tags = told.tags().stream()
                .collect(Collectors.toMap(
                        software.amazon.awssdk.services.ec2.model.Tag::key,
                        software.amazon.awssdk.services.ec2.model.Tag::value));
        return new Instance(told.instanceId(), tags, metadata);
    }

    private static Map<String, String> dimensions(Metric metric) {
        return metric.dimensions().stream().collect(Collectors.toMap(Dimension::name, Dimension::value));
    }
}
