package dev.rolewatch.discovery.kafka;

import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.json.MalformedMessageException;
import dev.rolewatch.contracts.scan.ScanRequest;
import dev.rolewatch.discovery.ScanSettings;
import dev.rolewatch.discovery.aws.AccountScanner;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Scans the accounts that the schedule asks for, several at the same time. Nothing here repeats a scan: the schedule asks
 * again for one that did not finish.
 */
@ApplicationScoped
public class ScanRequests {
    private static final Logger LOG = Logger.getLogger(ScanRequests.class);

    private final AccountScanner scanner;
    private final ScanPublisher publisher;
    private final ScanSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;
    private final ScanLog log = new ScanLog();

    ScanRequests(
            AccountScanner scanner, ScanPublisher publisher, ScanSettings settings, Clock clock, MeterRegistry meters) {
        this.scanner = scanner;
        this.publisher = publisher;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    /** On a pool of its own, whose size is the number of scans at the same time. */
    @Incoming("scan-requests")
    @Blocking(value = "scans", ordered = false)
    public void receive(ConsumerRecord<String, byte[]> message) throws InterruptedException {
        try {
            accept(Json.read(message.value() == null ? new byte[0] : message.value(), ScanRequest.class));
        } catch (MalformedMessageException e) {
            meters.counter("rolewatch.records.malformed", "topic", message.topic())
                    .increment();
            LOG.warnf(
                    "skipped a record of %s, partition %d, offset %d: %s",
                    message.topic(), message.partition(), message.offset(), e.getMessage());
        }
    }

    private void accept(ScanRequest request) throws InterruptedException {
        if (outdated(request)) {
            count("outdated");
            return;
        }
        ScanLog.Standing standing = log.begin(request);
        if (standing != ScanLog.Standing.NEW) {
            count(standing == ScanLog.Standing.RUNNING ? "running" : "repeated");
            return;
        }
        try {
            scan(request);
        } finally {
            log.ended(request.scanId());
        }
    }

    /** The schedule has asked again in the meantime, so that a scanner that was away need not scan once for each. */
    private boolean outdated(ScanRequest request) {
        return request.at().plus(settings.every()).isBefore(clock.instant());
    }

    private void scan(ScanRequest request) throws InterruptedException {
        Timer.Sample time = Timer.start(meters);
        AccountScanner.Outcome outcome =
                scanner.scan(request, (region, resources) -> publisher.found(request, region, resources));
        publisher.finished(request, outcome, clock.instant());
        log.finished(request.scanId(), clock.instant());
        time.stop(meters.timer("rolewatch.scan.duration"));
        count(outcome.failures().isEmpty() ? "complete" : "incomplete");
    }

    private void count(String outcome) {
        meters.counter("rolewatch.scans", "outcome", outcome).increment();
    }
}
