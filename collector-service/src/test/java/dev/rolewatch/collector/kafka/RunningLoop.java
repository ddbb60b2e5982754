package dev.rolewatch.collector.kafka;

import dev.rolewatch.contracts.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;

/** A loop in a thread of its own, until it is closed. */
final class RunningLoop implements AutoCloseable {
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final LoopState state = new LoopState(Clock.systemUTC(), Duration.ofMinutes(5));
    private final CollectorLoop loop;
    private final Thread thread;

    RunningLoop(KafkaClients clients, Topics topics, BatchWork work) {
        this(clients, topics, work, Long.MAX_VALUE);
    }

    RunningLoop(KafkaClients clients, Topics topics, BatchWork work, long maxDatapoints) {
        this.loop = new CollectorLoop(clients, topics, work, maxDatapoints, state, meters, Clock.systemUTC());
        this.thread = new Thread(loop, "loop-under-test");
        thread.start();
    }

    LoopState state() {
        return state;
    }

    double counted(String counter) {
        return meters.get(counter).counter().count();
    }

    @Override
    public void close() {
        loop.stop();
        try {
            thread.join(Duration.ofSeconds(60).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            throw new IllegalStateException("the loop does not stop");
        }
    }
}
