package dev.rolewatch.discovery.streams;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;

/**
 * The last resort against a record that the schedule cannot digest: it is skipped, for it would fail again each time, and
 * would hold up every account of its partition. What Kafka itself reports is no matter of the record.
 */
public final class SkipFailedRecords implements ProcessingExceptionHandler {
    /** The setting that holds the {@link MeterRegistry}. */
    static final String METERS = "rolewatch.meters";

    static final String SKIPPED = "rolewatch.records.skipped";
    private static final Logger LOG = Logger.getLogger(SkipFailedRecords.class);

    private MeterRegistry meters;

    @Override
    public void configure(Map<String, ?> configs) {
        meters = (MeterRegistry) configs.get(METERS);
    }

    @Override
    public Response handleError(ErrorHandlerContext place, Record<?, ?> message, Exception failure) {
        if (failure instanceof KafkaException) {
            return Response.fail();
        }
        // A punctuator has no record; its task goes on with the next tick.
        if (place.topic() == null) {
            meters.counter(ScheduleProcessor.FAILED_TURNS).increment();
            LOG.errorf(failure, "a tick of the schedule's task %s failed; the next one goes on", place.taskId());
        } else {
            meters.counter(SKIPPED, "topic", place.topic()).increment();
            LOG.errorf(
                    failure,
                    "skipped a record of %s, partition %d, offset %d, that could not be processed",
                    place.topic(),
                    place.partition(),
                    place.offset());
        }
        return Response.resume();
    }
}
