package dev.rolewatch.benchmarks.collect;

import dev.rolewatch.benchmarks.ProcessUsage;
import java.time.Duration;
import java.time.Instant;

/** All of a world due at once, and collected as fast as that goes. */
record Cycle(Rig rig, World world, ProcessUsage usage) {
    /**
     * Returns when all of it is committed.
     *
     * @param back how far the simulated time is behind
     * @throws IllegalStateException if something was not read
     */
    Measured run(Duration back) throws InterruptedException {
        rig.admin().shiftClock(back.negated());
        rig.reported().reset();
        Measured.Start start = Measured.start(usage);
        rig.publish(rig.items(Instant.now().minus(back)));
        rig.await("a cycle", () -> rig.reported().tally().items() >= world.items());
        Reported.Tally tally = rig.reported().tally().requireRead();
        return start.end(world.series(), tally.calls(), tally.queries());
    }
}
