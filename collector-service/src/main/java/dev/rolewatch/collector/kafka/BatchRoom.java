package dev.rolewatch.collector.kafka;

import dev.rolewatch.collector.plan.TakenItem;

/**
 * The datapoints that a batch has room for. Wide items, such as those of an account whose past is read, have room of their own
 * and as much of it, so that however many they are, ordinary ones are not kept waiting.
 */
final class BatchRoom {
    private final long most;
    private long ordinary;
    private long wide;

    /**
     * @param most of ordinary items' datapoints, and of wide items'
     */
    BatchRoom(long most) {
        this.most = most;
    }

    /** Takes an item, if it fits. The first of a kind always does, for otherwise it never would. */
    boolean takes(long datapoints) {
        if (TakenItem.isWide(datapoints)) {
            boolean fits = fits(wide, datapoints);
            wide += fits ? datapoints : 0;
            return fits;
        }
        boolean fits = fits(ordinary, datapoints);
        ordinary += fits ? datapoints : 0;
        return fits;
    }

    private boolean fits(long taken, long datapoints) {
        return taken == 0 || datapoints <= most - taken;
    }
}
