package dev.rolewatch.collector.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The clients as exactly-once needs them, over the settings that the installation gives, such as where the brokers are. */
public final class ConfiguredClients implements KafkaClients {
    /** Waiting a little for more items makes fuller calls to CloudWatch. */
    private static final int FETCH_MIN_BYTES = 64 * 1024;

    /** Work items that are fetched ahead take memory: these are some ten thousand. */
    private static final int FETCH_MAX_BYTES = 8 * 1024 * 1024;

    private static final int PARTITION_FETCH_BYTES = 256 * 1024;
    private static final Duration FETCH_MAX_WAIT = Duration.ofMillis(500);
    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    /**
     * A transaction begins after the reading and lasts as long as its sending. Not longer: when a process dies, whoever reads
     * its topics or takes its partitions over waits so long for the transaction that nobody ends.
     */
    private static final Duration TRANSACTION_TIMEOUT = DELIVERY_TIMEOUT.plusSeconds(10);
    /** Sending the records, sending the offsets and the commit each fail after so long. */
    private static final Duration LONGEST_PUBLISHING = DELIVERY_TIMEOUT.multipliedBy(3);

    private final Map<String, Object> common;
    private final String group;
    private final String transactionalId;
    private final int maxItems;
    private final Duration deadline;

    /**
     * @param common settings of every Kafka client
     * @param transactionalId unique to this process: two with the same id fence each other for ever
     * @param maxItems records in a batch
     * @param deadline the longest that the work on a batch takes
     */
    public ConfiguredClients(
            Map<String, Object> common, String group, String transactionalId, int maxItems, Duration deadline) {
        this.common = Map.copyOf(common);
        this.group = group;
        this.transactionalId = transactionalId;
        this.maxItems = maxItems;
        this.deadline = deadline;
    }

    /**
     * The classic group protocol: in it a member's generation stands until the member itself polls, so a rebalance never
     * spoils a batch that is being read. With the newer one a heartbeat can move the member's epoch in the meantime, and the
     * batch would be read, and paid for by the customer, again.
     */
    @Override
    public Consumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxItems);
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int)
                pollInterval(deadline).toMillis());
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, FETCH_MIN_BYTES);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_MAX_BYTES);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH_BYTES);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) FETCH_MAX_WAIT.toMillis());
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public Producer<String, byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION_TIMEOUT.toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY_TIMEOUT.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST_TIMEOUT.toMillis());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_TIMEOUT.toMillis());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, CompressionType.ZSTD.name);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** The longest that may pass between two polls: a batch's work, its transactions, ending the last, and the pause. */
    public static Duration pollInterval(Duration deadline) {
        return deadline.plus(LONGEST_PUBLISHING.multipliedBy(CollectorLoop.PUBLISH_ATTEMPTS + 1))
                .plus(CollectorLoop.LONGEST_PAUSE);
    }
}
