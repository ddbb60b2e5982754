package dev.rolewatch.local.system;

import dev.rolewatch.local.LocalException;
import dev.rolewatch.local.kafka.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** The ports on 127.0.0.1 that the local system listens on; collector number i has {@code firstCollector + i}. */
public record Ports(
        int account,
        int credential,
        int discovery,
        int firstCollector,
        int kafka,
        int postgres,
        int simulator,
        int oidc) {

    /** The documented ports, shifted. */
    public static Ports shifted(int offset) {
        IntUnaryOperator shift = port -> port + offset;
        return new Ports(
                shift.applyAsInt(8080),
                shift.applyAsInt(8081),
                shift.applyAsInt(8082),
                shift.applyAsInt(8083),
                shift.applyAsInt(9092),
                shift.applyAsInt(15432),
                shift.applyAsInt(4566),
                shift.applyAsInt(8180));
    }

    /** Ports that are free at the moment, for a system beside others. Collectors take what is free when they start. */
    public static Ports free() {
        return new Ports(
                FreePort.find(),
                FreePort.find(),
                FreePort.find(),
                0,
                FreePort.find(),
                FreePort.find(),
                FreePort.find(),
                FreePort.find());
    }

    public int collector(int number) {
        return firstCollector == 0 ? FreePort.find() : firstCollector + number;
    }

    /**
     * @throws LocalException if one of them is taken; its message names the port and the way out
     */
    public void requireFree(int collectors) {
        Map<Integer, String> uses = new LinkedHashMap<>();
        uses.put(account, "the REST API");
        uses.put(credential, "credential-service");
        uses.put(discovery, "discovery-service");
        for (int number = 0; number < collectors; number++) {
            uses.put(firstCollector + number, "collector-service");
        }
        uses.put(kafka, "Kafka");
        uses.put(postgres, "PostgreSQL");
        uses.put(simulator, "the AWS simulator");
        uses.put(oidc, "the OpenID provider");
        uses.forEach(Ports::requireFree);
    }

    private static void requireFree(int port, String use) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new LocalException(
                    "port " + port + " is taken, and " + use
                            + " needs it: stop what listens there, or shift all ports with --port-offset 1000",
                    e);
        }
    }
}
