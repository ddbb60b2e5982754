package dev.rolewatch.discovery.streams;

import dev.rolewatch.discovery.schedule.Sighting;
import dev.rolewatch.discovery.schedule.WatchedResource;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Two stores with the same keys, walked through together, so that no more than one entry of each is in memory. */
final class SideBySide implements Iterator<SideBySide.Pair>, AutoCloseable {
    /**
     * @param known null if the resource was not known, or what was known cannot be read
     * @param sighting null if nothing was seen of it, or that cannot be read
     * @param readable whether it can be told what was seen of it
     */
    record Pair(String key, WatchedResource known, Sighting sighting, boolean readable) {}

    private final KeyValueIterator<String, WatchedResource> known;
    private final KeyValueIterator<String, Sighting> sightings;

    SideBySide(KeyValueIterator<String, WatchedResource> known, KeyValueIterator<String, Sighting> sightings) {
        this.known = known;
        this.sightings = sightings;
    }

    @Override
    public boolean hasNext() {
        return known.hasNext() || sightings.hasNext();
    }

    @Override
    public Pair next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int order = order();
        String key = order <= 0 ? known.peekNextKey() : sightings.peekNextKey();
        WatchedResource resource = order <= 0 ? known.next().value : null;
        Sighting sighting = order >= 0 ? sightings.next().value : null;
        return new Pair(key, resource, sighting, order < 0 || sighting != null);
    }

    /** Negative if what is known comes first, and positive if what was sighted does. */
    private int order() {
        if (!known.hasNext()) {
            return 1;
        }
        return sightings.hasNext() ? compare(known.peekNextKey(), sightings.peekNextKey()) : -1;
    }

    /** As stores do, which order by bytes and not by chars. */
    private static int compare(String a, String b) {
        return a.equals(b)
                ? 0
                : Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try (known) {
            sightings.close();
        }
    }
}
