package dev.rolewatch.collector.kafka;

import dev.rolewatch.collector.plan.TakenItem;
import java.util.stream.LongStream;

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

    /**
     * Whether items that belong together may be taken now: not if only some fit, and all of them would fit into another batch.
     */
    boolean takesTogether(long... datapoints) {
        long wideOnes = LongStream.of(datapoints).filter(TakenItem::isWide).sum();
        long ordinaryOnes = LongStream.of(datapoints).sum() - wideOnes;
        boolean fitElsewhere = ordinaryOnes <= most && wideOnes <= most;
        return !fitElsewhere || fits(ordinary, ordinaryOnes) && fits(wide, wideOnes);
    }

    private boolean fits(long taken, long datapoints) {
        return taken == 0 || datapoints <= most - taken;
    }
}
