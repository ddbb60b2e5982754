package dev.rolewatch.local.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Kafka broker in this JVM: one KRaft node that is broker and controller. It starts from classes that Kafka does
 * not promise to keep; {@code kafka.Kafka} in a process of its own is the public way, if they move.
 */
public final class LocalKafka implements AutoCloseable {
    private final KafkaRaftServer server;
    private final String bootstrapServers;

    /**
     * @param port of the listener on 127.0.0.1; 0 takes a free one
     * @param folder where the broker keeps its log; created if missing, and gone on with if a broker was there before
     */
    public LocalKafka(int port, Path folder) {
        int listener = port == 0 ? FreePort.find() : port;
        this.bootstrapServers = "127.0.0.1:" + listener;
        KafkaConfig config = KafkaConfig.fromProps(properties(listener, FreePort.find(), folder), false);
        if (!Files.exists(folder.resolve("meta.properties"))) {
            format(config, folder);
        }
        this.server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(KafkaConfig config, Path folder) {
        Formatter formatter = new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(config.metadataLogDir())
                .addDirectory(folder.toString());
        try {
            formatter.run();
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka cannot write to " + folder, e);
        } catch (Exception e) {
            throw new IllegalStateException("Kafka cannot use " + folder, e);
        }
    }

    private static Properties properties(int listener, int controller, Path folder) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@127.0.0.1:" + controller,
                "controller.listener.names", "CONTROLLER",
                "listeners", "PLAINTEXT://127.0.0.1:" + listener + ",CONTROLLER://127.0.0.1:" + controller,
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs", folder.toString(),
                "group.initial.rebalance.delay.ms", "0",
                "auto.create.topics.enable", "false",
                "controlled.shutdown.enable", "false"));
        for (String internal :
                new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            settings.put(internal + ".replication.factor", "1");
            settings.put(internal + ".num.partitions", "4");
        }
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("log.cleaner.dedupe.buffer.size", "4194304");
        Properties properties = new Properties();
        properties.putAll(settings);
        return properties;
    }
}
