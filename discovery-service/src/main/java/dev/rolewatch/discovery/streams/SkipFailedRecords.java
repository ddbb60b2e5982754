package dev.rolewatch.discovery.streams;

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
    private static final Logger LOG = Logger.getLogger(SkipFailedRecords.class);

    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public Response handleError(ErrorHandlerContext place, Record<?, ?> message, Exception failure) {
        if (failure instanceof KafkaException) {
            return Response.fail();
        }
        LOG.errorf(
                failure,
                "skipped a record of %s, partition %d, offset %d, that could not be processed",
                place.topic(),
                place.partition(),
                place.offset());
        return Response.resume();
    }
}
