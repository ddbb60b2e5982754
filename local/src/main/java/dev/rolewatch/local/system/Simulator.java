package dev.rolewatch.local.system;

import dev.rolewatch.simulator.AwsSimulator;
import java.util.List;
import java.util.Map;

/** The AWS simulator as a process of its own. */
final class Simulator {
    static final String NAME = "aws-simulator";
    static final String HEALTH = "/admin/health";

    /** Rolewatch's own AWS account there. */
    static final String OUR_ACCOUNT = AwsSimulator.VENDOR_ACCOUNT;

    /** The identity with which Rolewatch assumes roles. */
    static final Map<String, String> OUR_CREDENTIALS = Map.of(
            "AWS_ACCESS_KEY_ID", AwsSimulator.VENDOR_ACCESS_KEY_ID,
            "AWS_SECRET_ACCESS_KEY", AwsSimulator.VENDOR_SECRET_ACCESS_KEY);

    private static final int HEAP_MEGABYTES = 512;

    private Simulator() {}

    static Command command(ProjectFiles project, int port) {
        return Command.java(
                NAME,
                HEAP_MEGABYTES,
                List.of("-jar", project.simulator().toString(), Integer.toString(port), "127.0.0.1"),
                Map.of());
    }
}
