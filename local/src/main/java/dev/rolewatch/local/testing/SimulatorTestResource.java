package dev.rolewatch.local.testing;

import dev.rolewatch.simulator.AwsSimulator;
import dev.rolewatch.simulator.admin.SimulatorAdmin;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * The AWS simulator, for tests of a service. It is found through the AWS SDK's own settings, as system properties, with
 * the identity that the simulator gives to Rolewatch.
 */
public final class SimulatorTestResource implements QuarkusTestResourceLifecycleManager {
    private static final String ENDPOINT = "aws.endpointUrl";

    private final Map<String, String> before = new HashMap<>();
    private AwsSimulator simulator;

    /** Plays the customers' part in the simulator that the service under test talks to. */
    public static SimulatorAdmin admin() {
        return new SimulatorAdmin(URI.create(System.getProperty(ENDPOINT)));
    }

    @Override
    public Map<String, String> start() {
        simulator = AwsSimulator.start(0);
        set(ENDPOINT, simulator.endpoint().toString());
        set("aws.region", "eu-central-1");
        set("aws.accessKeyId", AwsSimulator.VENDOR_ACCESS_KEY_ID);
        set("aws.secretAccessKey", AwsSimulator.VENDOR_SECRET_ACCESS_KEY);
        return Map.of();
    }

    private void set(String name, String value) {
        before.put(name, System.getProperty(name));
        System.setProperty(name, value);
    }

    @Override
    public void stop() {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
        if (simulator != null) {
            simulator.close();
        }
    }
}
