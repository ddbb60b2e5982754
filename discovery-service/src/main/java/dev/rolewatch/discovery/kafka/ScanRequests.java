package dev.rolewatch.discovery.kafka;

import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.json.MalformedMessageException;
import dev.rolewatch.contracts.scan.ScanRequest;
import dev.rolewatch.discovery.ScanSettings;
import dev.rolewatch.discovery.aws.AccountScanner;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
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

    /**
     * On a pool of its own, whose size is the number of scans at the same time. A request is acknowledged when its scan
     * starts: one whose process dies is not begun anew by the process that takes over, but asked for again by the schedule,
     * which knows what was looked at. Those that still wait for their turn are taken over.
     */
    @Incoming("scan-requests")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    @Blocking(value = "scans", ordered = false)
    public CompletionStage<Void> receive(Message<byte[]> message) {
        CompletionStage<Void> acknowledged = message.ack();
        read(message).ifPresent(this::accept);
        return acknowledged;
    }

    private Optional<ScanRequest> read(Message<byte[]> message) {
        try {
            byte[] value = message.getPayload();
            return Optional.of(Json.read(value == null ? new byte[0] : value, ScanRequest.class));
        } catch (MalformedMessageException e) {
            IncomingKafkaRecordMetadata<?, ?> place =
                    message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
            meters.counter("rolewatch.records.malformed", "topic", place.getTopic())
                    .increment();
            LOG.warnf(
                    "skipped a record of %s, partition %d, offset %d: %s",
                    place.getTopic(), place.getPartition(), place.getOffset(), e.getMessage());
            return Optional.empty();
        }
    }

    private void accept(ScanRequest request) {
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
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            count("failed");
        } catch (RuntimeException e) {
            count("failed");
            LOG.errorf(
                    e,
                    "scan %s of account %s failed; the schedule asks for it again",
                    request.scanId(),
                    request.account());
        } finally {
            log.ended(request.scanId());
        }
    }

    /** The schedule has asked again in the meantime, so that a scanner that was away need not scan once for each. */
    private boolean outdated(ScanRequest request) {
        return request.at().plus(settings.every()).isBefore(clock.instant());
    }

    private void scan(ScanRequest request) throws InterruptedException {
        meters.timer("rolewatch.scan.waited").record(Duration.between(request.at(), clock.instant()));
        Timer.Sample time = Timer.start(meters);
        AccountScanner.Outcome outcome = scanner.scan(request, publisher::seen);
        publisher.finished(request, outcome, clock.instant());
        log.finished(request.scanId(), clock.instant(), outcome.looked());
        time.stop(meters.timer("rolewatch.scan.duration"));
        count(outcome.failures().isEmpty() ? "complete" : "incomplete");
    }

    private void count(String outcome) {
        meters.counter("rolewatch.scans", "outcome", outcome).increment();
    }
}
