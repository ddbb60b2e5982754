package dev.rolewatch.collector.kafka;

import dev.rolewatch.collector.collection.Collected;
import dev.rolewatch.collector.plan.TakenItem;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What the loop does with each batch that it takes. */
public interface BatchWork {
    /** Does a batch; its result is published afterwards, together with the batch's offsets. */
    Done work(List<TakenItem> items) throws InterruptedException;

    /** Others have these partitions from now on. */
    void handedOver(Collection<Integer> partitions);

    /** Ends the batch at work early, with what is there. Called from another thread. */
    void endNow();

    /** A batch that was worked on. */
    interface Done {
        Collected collected();

        /** Called once everything of it is published for good. It is not called for a batch that will be done again. */
        void published(Instant now);
    }
}
