package dev.rolewatch.simulator;

import java.util.Map;

/** Runs the simulator as a process of its own, until it is killed. */
public final class Main {
    private static final String DEFAULT_PORT = "4566";
    private static final String DEFAULT_HOST = "127.0.0.1";

    private Main() {}

    /** @param args the port and the address to listen on; else SIMULATOR_PORT and SIMULATOR_HOST of the environment say so */
    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        String port = args.length > 0 ? args[0] : environment.getOrDefault("SIMULATOR_PORT", DEFAULT_PORT);
        String host = args.length > 1 ? args[1] : environment.getOrDefault("SIMULATOR_HOST", DEFAULT_HOST);
        if (!port.matches("\\d{1,5}")) {
            System.err.println("The port must be a number from 0 (random) to 65535, not " + port);
            System.exit(2);
        }
        try {
            AwsSimulator simulator = AwsSimulator.start(host, Integer.parseInt(port));
            System.out.println("AWS simulator listens on " + host + ":"
                    + simulator.endpoint().getPort());
        } catch (IllegalStateException | IllegalArgumentException e) {
            System.err.println(e.getMessage()
                    + (e.getCause() == null ? "" : ": " + e.getCause().getMessage()));
            System.exit(1);
        }
    }
}
