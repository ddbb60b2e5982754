package dev.rolewatch.local.view;

import dev.rolewatch.local.customer.AccountRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the view shows at an instant.
 *
 * @param pointsPerMinute over the last {@code rateWindow}
 * @param newest the end of the newest period on the topic; {@link Instant#MIN} before there is any
 */
record Snapshot(
        Instant at,
        List<AccountRecord> accounts,
        long points,
        double pointsPerMinute,
        Duration rateWindow,
        Instant newest,
        Access access,
        String bootstrapServers,
        Path logs) {}
