package dev.rolewatch.discovery.streams;

import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.json.MalformedMessageException;
import dev.rolewatch.contracts.topics.Topics;
import dev.rolewatch.discovery.schedule.NextItems;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jboss.logging.Logger;

/** Hands the records of the three topics, and the time, to the {@link Schedule} of one partition. */
final class ScheduleProcessor implements Processor<String, byte[], String, byte[]> {
    static final String MALFORMED = "rolewatch.records.malformed";
    static final String FAILED_TURNS = "rolewatch.schedule.failed.turns";
    static final String UNREADABLE = "rolewatch.schedule.unreadable.records";
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Logger LOG = Logger.getLogger(ScheduleProcessor.class);

    private final Topics topics;
    private final NextItems nextItems;
    private final MeterRegistry meters;
    private ProcessorContext<String, byte[]> context;
    private Schedule schedule;

    ScheduleProcessor(Topics topics, NextItems nextItems, MeterRegistry meters) {
        this.topics = topics;
        this.nextItems = nextItems;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> newContext) {
        context = newContext;
        ScheduleStores stores = new ScheduleStores(context, meters.counter(UNREADABLE));
        schedule = new Schedule(nextItems, stores, new Outbox(context), meters.counter(FAILED_TURNS));
        schedule.resume(now());
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, millis -> schedule.tick(Instant.ofEpochMilli(millis)));
    }

    @Override
    public void process(Record<String, byte[]> message) {
        RecordMetadata place = context.recordMetadata().orElseThrow();
        try {
            dispatch(place.topic(), message);
        } catch (MalformedMessageException e) {
            meters.counter(MALFORMED, "topic", place.topic()).increment();
            LOG.warnf(
                    "skipped a record of %s, partition %d, offset %d: %s",
                    place.topic(), place.partition(), place.offset(), e.getMessage());
        }
    }

    private void dispatch(String topic, Record<String, byte[]> message) {
        AccountId account = Inbox.accountId(message.key());
        if (topic.equals(topics.name(Topics.ACCOUNTS))) {
            account(account, message.value());
        } else if (topic.equals(topics.name(Topics.SCAN_RESULTS))) {
            schedule.told(Inbox.scanResult(account, message.value()), now());
        } else {
            schedule.reported(Inbox.report(account, message.value()), now());
        }
    }

    private void account(AccountId id, byte[] value) {
        if (value == null) {
            schedule.accountRemoved(id, now());
        } else {
            schedule.accountChanged(Inbox.account(id, value), now());
        }
    }

    private Instant now() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }
}
