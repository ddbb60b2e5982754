package dev.rolewatch.collector;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a collector works. What it may take of a customer's quota is set by {@code rolewatch.aws}. */
@ConfigMapping(prefix = "rolewatch.collector")
public interface CollectorSettings {
    /** The most work items in a batch, which is one transaction. */
    @WithDefault("2000")
    int maxItems();

    /**
     * The most datapoints of ordinary items in a batch, as CloudWatch counts them; a million take at most some 100 MB while
     * the batch lasts. Wide items, such as those that read an account's past, may be as much again: they have more than 5,000
     * each, and do not take the ordinary items' room. One item of each kind is taken, however large.
     */
    @WithDefault("600000")
    long maxDatapoints();

    /** The longest that reading a batch takes. What is not read by then is read with a later batch. */
    @WithDefault("PT60S")
    Duration deadline();

    /**
     * The longest that an account which has been read waits for slower ones of its batch, and that a batch waits for its
     * first answer. Accounts that are throttled to nothing, or did not answer at all when they were last read, are waited
     * for only an eighth of it.
     */
    @WithDefault("PT15S")
    Duration patience();

    /** Calls at a time in one Region of one account: 16 keep half of AWS's default quota busy up to 640 ms a call. */
    @WithDefault("16")
    int callsPerRegion();

    /** How long to wait before a throttled or failed call is made again; it doubles each time. */
    @WithDefault("PT0.5S")
    Duration pause();

    /**
     * The memory for what was published, so that it is not published again while it is read again: 70 bytes for each
     * series, and 4 for each of its points that are read again. 200 MB hold 1.5 million series with 15 points each.
     */
    @WithDefault("200M")
    MemorySize pointMemory();

    /**
     * The most series that name an account, of {@code rolewatch.collector.billed.low} and {@code .high} together. They count
     * the metrics that AWS bills, at the least and at the most, with the tags {@code tenant}, {@code account} and
     * {@code namespace}. Each account has two series for each of its namespaces; beyond so many, what is spent is counted
     * under the account {@code others} of its tenant, and beyond as many of those, under {@code others} in each tag.
     */
    @WithDefault("5000")
    int spendSeries();

    /** How long a batch may still take when the service is stopped; then it ends with what has been read. */
    @WithDefault("PT10S")
    Duration shutdownPatience();
}
