package dev.rolewatch.account.kafka;

import dev.rolewatch.account.storage.News.Place;
import dev.rolewatch.account.storage.ResourceNews;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.json.MalformedMessageException;
import dev.rolewatch.contracts.resource.Resource;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Turns records of the topic {@code resources} into news. */
final class ResourceReader {
    private ResourceReader() {}

    static ResourceNews read(ConsumerRecord<byte[], byte[]> record, Place place) {
        try {
            if (record.key() == null) {
                throw new MalformedMessageException("it has no key");
            }
            String key = new String(record.key(), StandardCharsets.UTF_8);
            return record.value() == null ? gone(place, key) : told(place, key, record.value());
        } catch (MalformedMessageException e) {
            return new ResourceNews.Malformed(place, e.getMessage());
        }
    }

    private static ResourceNews gone(Place place, String key) {
        int slash = key.indexOf('/');
        if (slash < 0 || key.indexOf('\0') >= 0) {
            throw new MalformedMessageException("its key is not that of a resource");
        }
        try {
            return new ResourceNews.Gone(place, AccountId.of(key.substring(0, slash)), key.substring(slash + 1));
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException("its key does not begin with the id of an account");
        }
    }

    private static ResourceNews told(Place place, String key, byte[] value) {
        NewsReader.requireNoNul(value);
        Resource resource = Json.read(value, Resource.class);
        boolean complete = resource.id() != null
                && Stream.of(
                                resource.account(),
                                resource.id().region(),
                                resource.id().namespace(),
                                resource.firstSeen(),
                                resource.lastSeen())
                        .allMatch(field -> field != null);
        if (!complete) {
            throw new MalformedMessageException("it has no account, id, firstSeen or lastSeen");
        }
        if (!Resource.key(resource.account(), resource.id()).equals(key)) {
            throw new MalformedMessageException("its key is that of another resource");
        }
        return new ResourceNews.Told(place, resource);
    }
}
