package dev.rolewatch.account.kafka;

import dev.rolewatch.account.history.Tallied;
import dev.rolewatch.account.spend.Spend;
import dev.rolewatch.account.storage.News;
import dev.rolewatch.account.storage.News.Place;
import dev.rolewatch.contracts.account.AccountEvent;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.collection.CollectionReport;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.json.MalformedMessageException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Turns records into news of an account. Each method throws {@link MalformedMessageException} where that cannot be. */
final class NewsReader {
    /** PostgreSQL's text cannot hold this character, and no service writes it. */
    private static final String NUL = "\\u0000";

    private NewsReader() {}

    static News accountEvent(ConsumerRecord<byte[], byte[]> record, Place place) {
        AccountEvent event = read(record, AccountEvent.class);
        return new News(place, named(event.account()), account -> account.after(event));
    }

    static News collectionReport(ConsumerRecord<byte[], byte[]> record, Place place) {
        CollectionReport report = read(record, CollectionReport.class);
        requireComplete(report);
        return new News(
                place,
                named(report.account()),
                account -> account.after(report),
                Optional.of(Spend.of(report)),
                Optional.of(Tallied.of(report)));
    }

    private static <T> T read(ConsumerRecord<byte[], byte[]> record, Class<T> type) {
        if (record.value() == null) {
            throw new MalformedMessageException("a tombstone, which this topic does not have");
        }
        requireNoNul(record.value());
        return Json.read(record.value(), type);
    }

    static void requireNoNul(byte[] json) {
        if (new String(json, StandardCharsets.UTF_8).contains(NUL)) {
            throw new MalformedMessageException("it contains the character NUL");
        }
    }

    private static AccountId named(AccountId account) {
        if (account == null || account.value() == null) {
            throw new MalformedMessageException("it names no account");
        }
        return account;
    }

    private static void requireComplete(CollectionReport report) {
        boolean complete = report.readAt() != null
                && report.items().stream()
                        .allMatch(item ->
                                item.resource() != null && item.resource().namespace() != null);
        if (!complete) {
            throw new MalformedMessageException("it has no readAt, or an item without its resource");
        }
    }
}
