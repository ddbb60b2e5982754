package dev.rolewatch.collector;

import dev.rolewatch.awsaccess.AwsAccessConfig;
import dev.rolewatch.awsaccess.client.AwsClients;
import dev.rolewatch.awsaccess.rate.CallRates;
import dev.rolewatch.awsaccess.session.AccountSessions;
import dev.rolewatch.collector.aws.BatchReader;
import dev.rolewatch.collector.aws.CallReader;
import dev.rolewatch.collector.aws.MetricDataClient;
import dev.rolewatch.collector.collection.Collector;
import dev.rolewatch.collector.collection.PointMemory;
import dev.rolewatch.collector.collection.Troubles;
import dev.rolewatch.collector.kafka.CollectorLoop;
import dev.rolewatch.collector.kafka.ConfiguredClients;
import dev.rolewatch.contracts.topics.Topics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Puts the collector together, starts its loop with the process and ends it with the process. */
@ApplicationScoped
public class CollectorService {
    private static final Logger LOG = Logger.getLogger(CollectorService.class);
    private static final String GROUP = "collector-service";
    /** Enough to publish what was read and to leave the group. */
    private static final Duration LAST_TRANSACTION = Duration.ofSeconds(15);

    private final CollectorSettings settings;
    private final CollectingWork work;
    private final CollectorLoop loop;
    private final Thread thread;

    CollectorService(
            CollectorSettings settings,
            AwsAccessConfig aws,
            AccountSessions sessions,
            AwsClients awsClients,
            CallRates rates,
            @VirtualThreads ExecutorService virtualThreads,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "rolewatch.topics.prefix") Optional<String> prefix,
            LoopHealth health,
            MeterRegistry meters) {
        Clock clock = Clock.systemUTC();
        Topics topics = new Topics(prefix.orElse(""));
        MetricDataClient metricData =
                new MetricDataClient(awsClients, sessions, rates, aws.maxConnections(), settings.pause());
        BatchReader reader = new BatchReader(
                new CallReader(metricData),
                CallThreads.of(virtualThreads, aws.maxConnections()),
                new BatchReader.Limits(settings.deadline(), settings.patience(), settings.callsPerRegion()),
                clock);
        Gauge.builder("rolewatch.collector.places.troubled", reader, BatchReader::troubledPlaces)
                .description("Regions of accounts that answered nothing when they were last read")
                .register(meters);
        Collector collector =
                new Collector(new PointMemory(settings.pointMemory().asLongValue()), new Troubles());
        this.settings = settings;
        this.work = new CollectingWork(
                reader, collector, new CollectorMeters(meters, settings.spendSeries(), clock), clock);
        this.loop = new CollectorLoop(
                clients(kafka, topics, settings),
                topics,
                work,
                settings.maxDatapoints(),
                health.state(),
                meters,
                clock);
        this.thread = new Thread(loop, "collector-loop");
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
        thread.join(settings.shutdownPatience().toMillis());
        work.endNow();
        thread.join(LAST_TRANSACTION.toMillis());
        if (thread.isAlive()) {
            LOG.warn("the batch at work is not published; whoever has its partitions next does it again");
        }
    }

    private static ConfiguredClients clients(Map<String, Object> kafka, Topics topics, CollectorSettings settings) {
        String group = topics.name(GROUP);
        return new ConfiguredClients(
                kafka, group, group + "-" + UUID.randomUUID(), settings.maxItems(), settings.deadline());
    }
}
