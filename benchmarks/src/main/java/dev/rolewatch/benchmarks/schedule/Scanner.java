package dev.rolewatch.benchmarks.schedule;

import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.scan.ScanRequest;
import dev.rolewatch.contracts.scan.ScanResult;
import dev.rolewatch.contracts.topics.Topics;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Answers scan requests at once, in pages as large as those of AWS. */
final class Scanner implements Answerer {
    private static final int RESOURCES_OF_A_LISTED_PAGE = 60;
    private static final int TAGGED_PAGE = 100;

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
        int all = customers.resourcesOfEach();
        for (int from = 0; from < all; from += RESOURCES_OF_A_LISTED_PAGE) {
            send(new ScanResult.Found(
                    request.scanId(),
                    request.account(),
                    Customers.REGION,
                    ScanResult.Source.METRICS,
                    customers.listed(from, Math.min(all, from + RESOURCES_OF_A_LISTED_PAGE))));
        }
        for (int from = 0; from < all; from += TAGGED_PAGE) {
            send(new ScanResult.Tagged(
                    request.scanId(),
                    request.account(),
                    Customers.REGION,
                    customers.tagged(request.awsAccount().value(), from, Math.min(all, from + TAGGED_PAGE))));
        }
        Instant now = Instant.now();
        send(new ScanResult.Looked(request.scanId(), request.account(), Customers.REGION, now, true, List.of()));
        send(new ScanResult.Finished(request.scanId(), request.account(), now, List.of(Customers.REGION), List.of(), null, null));
    }

    private void send(ScanResult result) {
        producer.send(new ProducerRecord<>(Topics.SCAN_RESULTS, result.account().toString(), Json.write(result)));
    }
}
