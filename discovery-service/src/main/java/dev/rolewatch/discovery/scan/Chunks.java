package dev.rolewatch.discovery.scan;

import dev.rolewatch.contracts.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Cuts a page of what was found into pieces that fit into one Kafka record each, which by default is 1 MB. */
public final class Chunks {
    private static final int MOST_ELEMENTS = 500;
    private static final int MOST_BYTES = 700_000;

    private Chunks() {}

    /** In their order; none is empty. */
    public static <T> List<List<T>> of(List<T> page) {
        List<List<T>> chunks = new ArrayList<>();
        List<T> chunk = new ArrayList<>();
        int bytes = 0;
        for (T element : page) {
            int size = Json.write(element).length;
            if (!chunk.isEmpty() && (chunk.size() == MOST_ELEMENTS || bytes + size > MOST_BYTES)) {
                chunks.add(chunk);
                chunk = new ArrayList<>();
                bytes = 0;
            }
            chunk.add(element);
            bytes += size;
        }
        if (!chunk.isEmpty()) {
            chunks.add(chunk);
        }
        return chunks;
    }
}
