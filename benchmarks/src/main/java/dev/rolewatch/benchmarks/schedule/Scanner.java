package dev.rolewatch.benchmarks.schedule;

import dev.rolewatch.benchmarks.Answerer;
import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.contracts.scan.ScanRequest;
import dev.rolewatch.contracts.scan.ScanResult;
import dev.rolewatch.contracts.scan.ScanResult.Source;
import dev.rolewatch.contracts.topics.Topics;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Answers scan requests at once, in pages as large as those of AWS. */
final class Scanner implements Answerer {
    /** 500 metrics. */
    private static final int LISTED_PAGE = 125;

    private static final int TAGGED_PAGE = 100;
    private static final int DESCRIBED_PAGE = 500;
    private static final DescribedKind QUEUES = new DescribedKind("AWS/SQS", new TreeSet<>(List.of("QueueName")));

    private final Customers customers;
    private final Producer<String, byte[]> producer;

    Scanner(Customers customers, Producer<String, byte[]> producer) {
        this.customers = customers;
        this.producer = producer;
    }

    @Override
    public void answer(Iterable<ConsumerRecord<String, byte[]>> requests) {
        requests.forEach(request -> scan(Json.read(request.value(), ScanRequest.class)));
    }

    private void scan(ScanRequest request) {
        customers.regions().forEach(region -> look(request, region));
        send(new ScanResult.Finished(
                request.scanId(), request.account(), Instant.now(), customers.regions(), List.of(), null, null));
    }

    private void look(ScanRequest request, Region region) {
        String awsAccount = request.awsAccount().value();
        for (int sweep = 0; sweep < customers.sweeps(); sweep++) {
            int ofSweep = sweep;
            pages(
                    region,
                    LISTED_PAGE,
                    (from, to) -> found(request, region, Source.METRICS, customers.listed(region, ofSweep, from, to)));
        }
        pages(
                region,
                TAGGED_PAGE,
                (from, to) -> send(new ScanResult.Tagged(
                        request.scanId(), request.account(), region, customers.tagged(region, awsAccount, from, to))));
        pages(
                region,
                DESCRIBED_PAGE,
                (from, to) ->
                        found(request, region, Source.DESCRIBED, customers.described(region, awsAccount, from, to)));
        send(new ScanResult.Looked(request.scanId(), request.account(), region, Instant.now(), true, List.of(QUEUES)));
    }

    private interface Page {
        void tell(int from, int to);
    }

    private void pages(Region region, int size, Page page) {
        int all = customers.resourcesIn(region);
        for (int from = 0; from < all; from += size) {
            page.tell(from, Math.min(all, from + size));
        }
    }

    private void found(ScanRequest request, Region region, Source source, List<FoundResource> resources) {
        send(new ScanResult.Found(request.scanId(), request.account(), region, source, resources));
    }

    private void send(ScanResult result) {
        producer.send(new ProducerRecord<>(Topics.SCAN_RESULTS, result.account().toString(), Json.write(result)));
    }
}
