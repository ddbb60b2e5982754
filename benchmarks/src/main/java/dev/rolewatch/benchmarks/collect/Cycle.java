package dev.rolewatch.benchmarks.collect;

import dev.rolewatch.benchmarks.ProcessUsage;
import java.time.Duration;
import java.time.Instant;

/** All of a world due at once, and collected as fast as that goes. */
record Cycle(Rig rig, World world, ProcessUsage usage) {
    /**
     * Returns when all of it is committed.
     *
     * @param due the simulated time at which it begins
     * @throws IllegalStateException if something was not read
     */
    Measured run(Instant due) throws InterruptedException {
        rig.admin().shiftClock(Duration.between(Instant.now(), due));
        rig.reported().reset();
        Measured.Start start = Measured.start(usage);
        rig.publish(rig.items(due));
        rig.await("a cycle", () -> rig.reported().tally().items() >= world.items());
        Reported.Tally tally = rig.reported().tally().requireRead();
        return start.end(world.series(), tally.calls(), tally.queries());
    }
}
