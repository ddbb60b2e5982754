package dev.rolewatch.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class CallThreadsTest {
    @Test
    @EnabledForJreRange(max = JRE.JAVA_20)
    void whereThereAreNoVirtualThreadsHungCallsLeaveQuarkusWorkersFree() throws Exception {
        ExecutorService workers = Executors.newSingleThreadExecutor();
        ExecutorService calls = CallThreads.of(workers, 2);
        CountDownLatch hanging = new CountDownLatch(4);
        CountDownLatch answer = new CountDownLatch(1);
        List<Future<Boolean>> hung = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                hung.add(calls.submit(() -> {
                    hanging.countDown();
                    answer.await();
                    return Thread.currentThread().isDaemon();
                }));
            }
            hanging.await();

            assertThat(workers.submit(() -> "UP").get()).isEqualTo("UP");

            answer.countDown();
            for (Future<Boolean> call : hung) {
                assertThat(call.get()).isTrue();
            }
        } finally {
            workers.shutdownNow();
            calls.shutdownNow();
        }
    }
}
