package dev.rolewatch.discovery.scan;

import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.scan.FoundResource;
import java.util.ArrayList;
import java.util.List;

/** Cuts the resources of a Region into pieces that fit into one Kafka record each, which by default is 1 MB. */
public final class Chunks {
    private static final int MOST_RESOURCES = 500;
    private static final int MOST_BYTES = 700_000;

    private Chunks() {}

    public static List<List<FoundResource>> of(List<FoundResource> resources) {
        List<List<FoundResource>> chunks = new ArrayList<>();
        List<FoundResource> chunk = new ArrayList<>();
        int bytes = 0;
        for (FoundResource resource : resources) {
            int size = Json.write(resource).length;
            if (!chunk.isEmpty() && (chunk.size() == MOST_RESOURCES || bytes + size > MOST_BYTES)) {
                chunks.add(chunk);
                chunk = new ArrayList<>();
                bytes = 0;
            }
            chunk.add(resource);
            bytes += size;
        }
        if (!chunk.isEmpty()) {
            chunks.add(chunk);
        }
        return chunks;
    }
}
