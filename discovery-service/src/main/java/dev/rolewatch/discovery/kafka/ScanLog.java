package dev.rolewatch.discovery.kafka;

import dev.rolewatch.contracts.scan.ScanRequest;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The scans that this process runs, and those that it finished lately: while many accounts wait, the schedule asks again
 * for scans that are only late, and those requests wait too.
 */
final class ScanLog {
    /** Whether a request is to be followed. */
    enum Standing {
        NEW,
        RUNNING,
        FINISHED
    }

    private static final int MOST_FINISHED = 10_000;

    private final Set<String> running = new HashSet<>();
    private final Map<String, Instant> finished = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST_FINISHED;
        }
    };

    /** From now on the scan runs, if it is new. A request that came after its scan had ended was not answered by it. */
    synchronized Standing begin(ScanRequest request) {
        Instant end = finished.get(request.scanId());
        if (end != null && !request.at().isAfter(end)) {
            return Standing.FINISHED;
        }
        return running.add(request.scanId()) ? Standing.NEW : Standing.RUNNING;
    }

    /** The scan's results were told. */
    synchronized void finished(String scanId, Instant at) {
        finished.put(scanId, at);
    }

    /** The scan does not run any more, whether or not it finished. */
    synchronized void ended(String scanId) {
        running.remove(scanId);
    }
}
