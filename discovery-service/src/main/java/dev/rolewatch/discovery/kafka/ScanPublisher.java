package dev.rolewatch.discovery.kafka;

import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.scan.ScanRequest;
import dev.rolewatch.contracts.scan.ScanResult;
import dev.rolewatch.discovery.aws.AccountScanner;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Tells what a scan found, in its order: a message is sent when Kafka has the one before. */
@ApplicationScoped
public class ScanPublisher {
    private final MutinyEmitter<Record<String, byte[]>> results;
    private final MutinyEmitter<Record<String, byte[]>> events;

    ScanPublisher(
            @Channel("scan-results") MutinyEmitter<Record<String, byte[]>> results,
            @Channel("account-events") MutinyEmitter<Record<String, byte[]>> events) {
        this.results = results;
        this.events = events;
    }

    /** What a scan sees on its way. */
    void seen(ScanResult result) {
        send(results, result.account(), result);
    }

    void finished(ScanRequest request, AccountScanner.Outcome outcome, Instant now) {
        AccountId account = request.account();
        send(
                results,
                account,
                new ScanResult.Finished(
                        request.scanId(),
                        account,
                        now,
                        outcome.looked(),
                        outcome.failures(),
                        outcome.remaining(),
                        outcome.disabled()));
        send(
                events,
                account,
                new AccountEvent.Scanned(account, now, outcome.looked(), outcome.failures(), outcome.outside()));
    }

    private static void send(MutinyEmitter<Record<String, byte[]>> to, AccountId account, Object message) {
        to.sendAndAwait(Record.of(account.toString(), Json.write(message)));
    }
}
