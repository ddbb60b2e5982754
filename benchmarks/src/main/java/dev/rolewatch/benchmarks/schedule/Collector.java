package dev.rolewatch.benchmarks.schedule;

import dev.rolewatch.benchmarks.Answerer;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.collection.ItemOutcome;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.contracts.topics.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Reports each work item as read, the items of a Region in a batch together as collectors do, and counts them. */
final class Collector implements Answerer {
    private final Producer<String, byte[]> producer;
    private final Issued issued;

    Collector(Producer<String, byte[]> producer, Issued issued) {
        this.producer = producer;
        this.issued = issued;
    }

    @Override
    public void answer(Iterable<ConsumerRecord<String, byte[]>> requests) {
        Map<String, List<WorkItem>> byRegion = new HashMap<>();
        for (ConsumerRecord<String, byte[]> request : requests) {
            WorkItem item = Json.read(request.value(), WorkItem.class);
            issued.add(Resource.key(item.account(), item.resource()), Instant.now());
            byRegion.computeIfAbsent(item.account() + "/" + item.resource().region(), region -> new ArrayList<>())
                    .add(item);
        }
        byRegion.values().forEach(this::report);
    }

    private void report(List<WorkItem> items) {
        WorkItem first = items.get(0);
        CollectionReport report = new CollectionReport(
                first.account(),
                first.tenant(),
                first.awsAccount(),
                first.resource().region(),
                Instant.now(),
                1,
                items.stream().map(Collector::read).toList());
        producer.send(
                new ProducerRecord<>(Topics.COLLECTION_REPORTS, first.account().toString(), Json.write(report)));
    }

    private static ItemOutcome read(WorkItem item) {
        return new ItemOutcome.Read(
                item.itemId(),
                item.resource(),
                item.cadence(),
                item.window().to(),
                5 * item.metrics().size(),
                item.metrics().size(),
                4 * item.metrics().size(),
                null,
                List.of());
    }
}
