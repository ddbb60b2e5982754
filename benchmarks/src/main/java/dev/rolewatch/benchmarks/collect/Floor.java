package dev.rolewatch.benchmarks.collect;

import static java.net.HttpURLConnection.HTTP_OK;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.benchmarks.Options;
import dev.rolewatch.benchmarks.ProcessUsage;
import dev.rolewatch.collector.aws.MetricDataRequests;
import dev.rolewatch.collector.plan.MetricsCall;
import dev.rolewatch.collector.plan.ReadingPlan;
import dev.rolewatch.collector.plan.TakenItem;
import dev.rolewatch.contracts.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;

/**
 * The least that reading takes with the AWS SDK: asks a world what a collector asks, in the same calls, and throws the
 * answers away. It keeps to no rates, remembers nothing and publishes nothing. It does so each time that it is told to by HTTP.
 */
final class Floor {
    /** Where it is told to read: {@code POST /?due=<time>}; it answers with what that took. A GET does nothing. */
    static final String PATH = "/";

    private final World world;
    private final MetricDataSource source;
    private final int connections;
    private final ExecutorService threads;
    private final List<AwsSessionCredentials> sessions;
    private final Queue<PlannedCall> planned = new ArrayDeque<>();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong queries = new AtomicLong();
    private Instant due;
    private int nextAccount;

    private record PlannedCall(int account, MetricsCall call) {}

    private Floor(World world, MetricDataSource source, int connections, RoleSessions roles) {
        this.world = world;
        this.source = source;
        this.connections = connections;
        this.threads = Executors.newFixedThreadPool(connections);
        this.sessions = IntStream.range(0, world.accounts())
                .mapToObj(roles::open)
                .map(Floor::credentials)
                .toList();
    }

    /** Usage: {@code Floor <HTTP client> --port <number> --series <number> --accounts <number> --connections <number>}. */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.of(Arrays.copyOfRange(arguments, 1, arguments.length));
        World world = World.of(options.number("series", 0), options.number("accounts", 0));
        int connections = options.number("connections", 0);
        URI simulator = URI.create(System.getenv("AWS_ENDPOINT_URL"));
        RoleSessions roles = new RoleSessions(world, simulator);
        MetricDataSource source = HttpClients.valueOf(arguments[0]).open(connections);
        Floor floor = new Floor(world, source, connections, roles);
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), options.number("port", 0)), 0);
        server.createContext(PATH, floor::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(HTTP_OK, -1);
                return;
            }
            String query = exchange.getRequestURI().getQuery();
            byte[] measured = Json.write(read(Instant.parse(query.substring(query.indexOf('=') + 1))));
            exchange.sendResponseHeaders(HTTP_OK, measured.length);
            exchange.getResponseBody().write(measured);
        } catch (ExecutionException | InterruptedException e) {
            // Its log is where whoever started it looks, and the server would tell nobody.
            e.printStackTrace();
            System.exit(1);
        }
    }

    /** Reads all of the world once. */
    private Measured read(Instant dueAt) throws ExecutionException, InterruptedException {
        begin(dueAt);
        Measured.Start start =
                Measured.start(new ProcessUsage(ProcessHandle.current().pid()));
        List<Future<Void>> lanes = IntStream.range(0, connections)
                .mapToObj(lane -> threads.<Void>submit(() -> {
                    run();
                    return null;
                }))
                .toList();
        for (Future<Void> lane : lanes) {
            lane.get();
        }
        return start.end(world.series(), calls.get(), queries.get());
    }

    private synchronized void begin(Instant dueAt) {
        due = dueAt;
        nextAccount = 0;
        calls.set(0);
        queries.set(0);
    }

    private void run() {
        for (PlannedCall next = next(); next != null; next = next()) {
            GetMetricDataResponse answer = source.read(
                    next.call().where().region(), MetricDataRequests.of(next.call()), sessions.get(next.account()));
            if (answer.nextToken() != null) {
                throw new IllegalStateException("a planned call fits on one page, and this did not");
            }
            calls.incrementAndGet();
            queries.addAndGet(next.call().queries());
        }
    }

    /** Plans one account at a time, so that few plans are held. */
    private synchronized PlannedCall next() {
        while (planned.isEmpty() && nextAccount < world.accounts()) {
            int account = nextAccount++;
            List<TakenItem> items = world.itemsOf(account, due)
                    .map(item -> new TakenItem(item, 0))
                    .toList();
            for (ReadingPlan plan : ReadingPlan.of(items, due)) {
                plan.calls().forEach(call -> planned.add(new PlannedCall(account, call)));
            }
        }
        return planned.poll();
    }

    private static AwsSessionCredentials credentials(Session session) {
        return AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    }
}
