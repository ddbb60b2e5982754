package dev.rolewatch.benchmarks.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rolewatch.contracts.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A provider's customers and all of their accounts, as Rolewatch's API has registered them.
 *
 * @param customers the ids of the tenants
 * @param accounts the ids of the accounts, in the order of their numbers
 */
record Registered(List<String> customers, List<String> accounts) {
    private static final String LINES = "application/x-ndjson";

    /** Registers them as a provider does: the customers one by one, and all accounts in one file. */
    static Registered with(URI api, String token, World world) throws IOException, InterruptedException {
        List<String> customers = new ArrayList<>();
        for (int customer = 0; customer < world.customers(); customer++) {
            byte[] tenant = Json.write(Map.of("name", "Customer " + customer));
            customers.add(post(api.resolve("/tenants"), token, "application/json", tenant)
                    .path("id")
                    .asText());
        }
        byte[] file = world.numbers()
                .mapToObj(number -> new String(Json.write(row(world, customers, number))))
                .collect(Collectors.joining("\n"))
                .getBytes();
        List<String> accounts = new ArrayList<>();
        post(api.resolve("/accounts:import"), token, LINES, file)
                .path("rows")
                .forEach(row -> accounts.add(row.path("id").asText()));
        return new Registered(List.copyOf(customers), List.copyOf(accounts));
    }

    private static Map<String, String> row(World world, List<String> customers, int number) {
        Map<String, String> row = new HashMap<>();
        row.put("name", World.name(number));
        row.put("awsAccountId", World.awsAccount(number));
        row.put("tenant", customers.get(number % customers.size()));
        if (World.Fate.of(number) != World.Fate.WAITING) {
            row.put("roleArn", "arn:aws:iam::" + World.awsAccount(number) + ":role/RolewatchRead");
        }
        return row;
    }

    private static JsonNode post(URI address, String token, String type, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    address + " was answered with " + answer.statusCode() + ": " + new String(answer.body()));
        }
        return Json.read(answer.body(), JsonNode.class);
    }
}
