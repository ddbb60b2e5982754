package dev.rolewatch.discovery.streams;

import dev.rolewatch.contracts.topics.Topics;
import dev.rolewatch.discovery.ScheduleSettings;
import dev.rolewatch.discovery.TopicSettings;
import dev.rolewatch.discovery.schedule.NextItems;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.Stores;
import org.jboss.logging.Logger;

/** Runs the schedule's topology for as long as the service runs. */
@Singleton
public class ScheduleStreams {
    private static final Duration CLOSING = Duration.ofSeconds(20);
    private static final Duration BEFORE_A_NEW_THREAD = Duration.ofSeconds(2);
    private static final int BATCH = 128 << 10;
    private static final Logger LOG = Logger.getLogger(ScheduleStreams.class);

    private final KafkaStreams streams;
    private final KafkaStreamsMetrics metrics;
    private final ThreadFailures failures = new ThreadFailures();
    private final Clock clock;

    ScheduleStreams(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            TopicSettings topicSettings,
            ScheduleSettings settings,
            NextItems nextItems,
            Clock clock,
            MeterRegistry meters) {
        this.clock = clock;
        Topics topics = topicSettings.topics();
        streams = new KafkaStreams(
                ScheduleTopology.build(topics, nextItems, meters, Stores::persistentKeyValueStore),
                properties(kafka, topics, settings, meters));
        streams.setUncaughtExceptionHandler(this::startAnotherThread);
        metrics = new KafkaStreamsMetrics(streams);
        metrics.bindTo(meters);
    }

    void start(@Observes StartupEvent event) {
        streams.start();
    }

    void stop(@Observes ShutdownEvent event) {
        streams.close(CLOSING);
        metrics.close();
    }

    KafkaStreams.State state() {
        return streams.state();
    }

    /** Whether threads fail again and again, so that another one does not help. */
    boolean failsAgainAndAgain() {
        return failures.tooMany(clock.instant());
    }

    /** Whatever failed is rolled back with its transaction and done again, so a new thread may well succeed. */
    private StreamThreadExceptionResponse startAnotherThread(Throwable failure) {
        failures.add(clock.instant());
        LOG.error("a thread of the schedule failed; another takes over", failure);
        try {
            Thread.sleep(BEFORE_A_NEW_THREAD.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private static Properties properties(
            Map<String, Object> kafka, Topics topics, ScheduleSettings settings, MeterRegistry meters) {
        Map<String, Object> all = new HashMap<>(kafka);
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, topics.name("discovery-schedule"));
        all.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
        all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        // A transaction costs the same whatever is in it, and nobody waits for a work item of this second.
        all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 500);
        // A step of a large account, or forgetting one, is one transaction; 10 seconds, the default, may be too short.
        all.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 60_000);
        // Work items and changelogs repeat themselves much; zstd packs a little better and costs more.
        all.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        all.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH);
        // Each record is read and written once in a while, so that a cache of objects would only take memory.
        all.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        all.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedMemory.class);
        all.put(SharedMemory.BYTES, settings.stateMemory().asLongValue());
        all.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndContinueExceptionHandler.class);
        all.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, SkipFailedRecords.class);
        all.put(SkipFailedRecords.METERS, meters);
        Properties properties = new Properties();
        all.forEach((name, value) -> {
            if (value != null) {
                properties.put(name, value);
            }
        });
        return properties;
    }
}
