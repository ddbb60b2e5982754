package dev.rolewatch.discovery.aws.describe;

import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.discovery.aws.CallFailedException;
import dev.rolewatch.discovery.aws.RegionCalls;
import java.util.List;

/** Lists resources of one service, with what people look for in them. */
public interface Describer {
    /** The kinds of which it lists everything that exists in the Region, so that what is not listed does not exist. */
    List<DescribedKind> kinds();

    /** Lists page by page. What is being deleted, or is only remembered by AWS, is not told. */
    void describe(RegionCalls calls, RegionCalls.Sink<List<FoundResource>> sink)
            throws CallFailedException, InterruptedException;
}
