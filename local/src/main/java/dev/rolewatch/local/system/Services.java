package dev.rolewatch.local.system;

import dev.rolewatch.local.oidc.LocalOidc;
import dev.rolewatch.local.postgres.LocalPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How each process of the system is started: the settings that a deployment gives too, pointed at this machine.
 *
 * @param interval how often each metric is read
 * @param settings environment variables of every service, which replace those that are given here
 * @param postgresUrl as JDBC wants it
 * @param issuer of tokens for the API and the console
 * @param data where a service may keep files
 */
record Services(
        ProjectFiles project,
        Ports ports,
        Duration interval,
        Map<String, String> settings,
        String bootstrapServers,
        String postgresUrl,
        URI issuer,
        Path data) {
    /** The file, where a service may keep files, with the key that access keys are encrypted with. */
    static final String KEYSET = "access-keys.json";

    static final String ACCOUNT = "account-service";
    static final String CREDENTIAL = "credential-service";
    static final String DISCOVERY = "discovery-service";
    static final String COLLECTOR = "collector-service";

    private static final String KEYSET_FILE = "ROLEWATCH_ACCESS_KEYS_KEYSET_FILE";
    private static final String HOST = "127.0.0.1";
    private static final int HEAP_MEGABYTES = 256;
    /** As in the images: glibc keeps memory for each thread, and RocksDB allocates from many. */
    private static final String FEW_ARENAS = "2";
    /** New roles work at once here, so a refusal is final soon. */
    private static final String TRUST_PATIENCE = "PT20S";

    Command account() {
        return service(
                ACCOUNT,
                ACCOUNT,
                ports.account(),
                Map.of(
                        "QUARKUS_OIDC_AUTH_SERVER_URL",
                        issuer.toString(),
                        "QUARKUS_OIDC_CONSOLE_AUTH_SERVER_URL",
                        issuer.toString(),
                        "QUARKUS_OIDC_CONSOLE_CLIENT_ID",
                        LocalOidc.CONSOLE,
                        "QUARKUS_OIDC_CONSOLE_CREDENTIALS_SECRET",
                        LocalOidc.CONSOLE_SECRET,
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        postgresUrl,
                        "QUARKUS_DATASOURCE_USERNAME",
                        LocalPostgres.USER,
                        "QUARKUS_DATASOURCE_PASSWORD",
                        LocalPostgres.USER,
                        "ROLEWATCH_AWS_ACCOUNT_ID",
                        Simulator.OUR_ACCOUNT,
                        KEYSET_FILE,
                        keyset()));
    }

    Command credential(String name, int port) {
        Map<String, String> own = new HashMap<>(Simulator.OUR_CREDENTIALS);
        own.put("ROLEWATCH_TRUST_PATIENCE", TRUST_PATIENCE);
        own.put(KEYSET_FILE, keyset());
        return service(name, CREDENTIAL, port, own);
    }

    private String keyset() {
        return data.resolve(KEYSET).toString();
    }

    Command discovery(String name, int port) {
        return service(
                name,
                DISCOVERY,
                port,
                Map.of(
                        "MALLOC_ARENA_MAX", FEW_ARENAS,
                        "ROLEWATCH_SCHEDULE_INTERVAL", interval.toString(),
                        "ROLEWATCH_SCHEDULE_STATE_DIR",
                                data.resolve("streams-" + name).toString()));
    }

    Command collector(String name, int port) {
        return service(name, COLLECTOR, port, Map.of());
    }

    private Command service(String name, String module, int port, Map<String, String> own) {
        Map<String, String> environment = new HashMap<>(own);
        environment.putAll(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                bootstrapServers,
                "QUARKUS_HTTP_HOST",
                HOST,
                "QUARKUS_HTTP_PORT",
                Integer.toString(port),
                "AWS_ENDPOINT_URL",
                "http://" + HOST + ":" + ports.simulator(),
                "AWS_REGION",
                "us-east-1",
                "AWS_EC2_METADATA_DISABLED",
                "true"));
        environment.putAll(settings);
        return Command.java(
                name, HEAP_MEGABYTES, List.of("-jar", project.service(module).toString()), environment);
    }
}
