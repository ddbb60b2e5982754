package dev.rolewatch.discovery.streams;

import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.contracts.scan.ScanRequest;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** The messages that the schedule sends, each to its topic and under its key. */
final class Outbox {
    static final String SCAN_REQUESTS = "to-scan-requests";
    static final String RESOURCES = "to-resources";
    static final String WORK_ITEMS = "to-work-items";

    private final ProcessorContext<String, byte[]> context;

    Outbox(ProcessorContext<String, byte[]> context) {
        this.context = context;
    }

    void send(ScanRequest request) {
        forward(SCAN_REQUESTS, request.account().toString(), Json.write(request), request.at());
    }

    void send(Resource resource) {
        forward(RESOURCES, Resource.key(resource.account(), resource.id()), Json.write(resource), resource.lastSeen());
    }

    /** A tombstone. */
    void sendGone(Resource resource, Instant now) {
        forward(RESOURCES, Resource.key(resource.account(), resource.id()), null, now);
    }

    void send(WorkItem item, int shard) {
        forward(WORK_ITEMS, WorkItem.key(item.account(), item.resource(), shard), Json.write(item), item.issuedAt());
    }

    private void forward(String sink, String key, byte[] value, Instant at) {
        context.forward(new Record<>(key, value, at.toEpochMilli()), sink);
    }
}
