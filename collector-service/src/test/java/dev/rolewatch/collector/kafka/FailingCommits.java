package dev.rolewatch.collector.kafka;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** Clients whose first commits do not go as they should. */
final class FailingCommits implements KafkaClients {
    private final KafkaClients real;
    private final Consumer<Producer<String, byte[]>> beforeCommit;
    private final AtomicInteger toFail;
    private final AtomicInteger producers = new AtomicInteger();

    FailingCommits(KafkaClients real, int times, Consumer<Producer<String, byte[]>> beforeCommit) {
        this.real = real;
        this.toFail = new AtomicInteger(times);
        this.beforeCommit = beforeCommit;
    }

    int producers() {
        return producers.get();
    }

    @Override
    public org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer() {
        return real.consumer();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Producer<String, byte[]> producer() {
        producers.incrementAndGet();
        Producer<String, byte[]> producer = real.producer();
        return (Producer<String, byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Producer.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commitTransaction") && toFail.getAndDecrement() > 0) {
                        beforeCommit.accept(producer);
                    }
                    try {
                        return method.invoke(producer, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
