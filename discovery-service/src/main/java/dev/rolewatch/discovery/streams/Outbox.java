package dev.rolewatch.discovery.streams;

import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.collection.WorkItem;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.resource.Resource;
import dev.rolewatch.contracts.resource.ResourceHeaders;
import dev.rolewatch.contracts.scan.ScanRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** The messages that the schedule sends, each to its topic and under its key. */
final class Outbox {
    static final String SCAN_REQUESTS = "to-scan-requests";
    static final String RESOURCES = "to-resources";
    static final String WORK_ITEMS = "to-work-items";
    static final String ACCOUNT_EVENTS = "to-account-events";

    private final ProcessorContext<String, byte[]> context;

    Outbox(ProcessorContext<String, byte[]> context) {
        this.context = context;
    }

    void send(ScanRequest request) {
        forward(SCAN_REQUESTS, request.account().toString(), Json.write(request), request.at());
    }

    void send(String key, Resource resource, Instant now) {
        context.forward(new Record<>(key, Json.write(resource), now.toEpochMilli(), headers(resource)), RESOURCES);
    }

    /** A tombstone. */
    void sendGone(String key, Resource resource, Instant now) {
        context.forward(new Record<>(key, null, now.toEpochMilli(), headers(resource)), RESOURCES);
    }

    void send(WorkItem item) {
        forward(WORK_ITEMS, item.key(), Json.write(item), item.issuedAt());
    }

    void send(AccountEvent event) {
        forward(ACCOUNT_EVENTS, event.account().toString(), Json.write(event), event.at());
    }

    private static Headers headers(Resource resource) {
        Headers headers = new RecordHeaders();
        add(headers, ResourceHeaders.CONTENT_TYPE, ResourceHeaders.CONTENT_TYPE_VALUE);
        add(headers, ResourceHeaders.SCHEMA_VERSION, ResourceHeaders.SCHEMA_VERSION_VALUE);
        add(headers, ResourceHeaders.TENANT, resource.tenant().value());
        add(headers, ResourceHeaders.ACCOUNT, resource.account().toString());
        add(headers, ResourceHeaders.REGION, resource.id().region().value());
        return headers;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private void forward(String sink, String key, byte[] value, Instant at) {
        context.forward(new Record<>(key, value, at.toEpochMilli()), sink);
    }
}
