package dev.rolewatch.discovery.kafka;

import dev.rolewatch.contracts.account.Region;
import dev.rolewatch.contracts.scan.ScanRequest;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
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

    private record Ended(Instant at, Set<Region> looked) {
        boolean isKnownTo(ScanRequest request) {
            return !looked.isEmpty() && request.lookedAt().containsAll(looked);
        }
    }

    private static final int MOST_FINISHED = 10_000;

    private final Set<String> running = new HashSet<>();
    private final Map<String, Ended> finished = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Ended> eldest) {
            return size() > MOST_FINISHED;
        }
    };

    /**
     * From now on the scan runs, if the request is to be followed. A request for a scan that has ended is followed if it came
     * after the end, and so was not answered by it; or if it names what the scan looked at, for whoever sent it knows of
     * the end and asks for the rest. The second does not depend on the clocks of two machines.
     */
    synchronized Standing begin(ScanRequest request) {
        Ended end = finished.get(request.scanId());
        if (end != null && !request.at().isAfter(end.at()) && !end.isKnownTo(request)) {
            return Standing.FINISHED;
        }
        return running.add(request.scanId()) ? Standing.NEW : Standing.RUNNING;
    }

    /**
     * The scan's results were told.
     *
     * @param looked the Regions that it looked at
     */
    synchronized void finished(String scanId, Instant at, List<Region> looked) {
        finished.put(scanId, new Ended(at, Set.copyOf(looked)));
    }

    /** The scan does not run any more, whether or not it finished. */
    synchronized void ended(String scanId) {
        running.remove(scanId);
    }
}
