package peering.bench.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import peering.stack.LocalStack;
import peering.stack.oidc.Identities;
import peering.stack.postgres.Postgres;

/**
 * How fast the packaged alerting-service tells: deliveries per second beside a bare HTTP client
 * that posts the same bodies to the same receiver, with few and with very many queued, and how long
 * it takes from an anomaly on Kafka to the request at the receiver.
 *
 * <pre>
 *   java -cp … peering.bench.load.DeliveryLoad alerting-service/target/quarkus-app/quarkus-run.jar [1000000]
 * </pre>
 */
public final class DeliveryLoad {
    private static final int HEAP_MEGABYTES = 256;
    private static final String DATABASE = "alerting";
    private static final int ENDPOINTS = 20;
    private static final int FEW = 1000;
    private static final int MEASURED = 20_000;
    private static final int ROUNDS = 5;
    private static final int IN_FLIGHT = 64;
    private static final int ALERTS = 4000;
    private static final int ALERTS_PER_SECOND = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Pattern ENDPOINT =
            Pattern.compile("\"endpointId\":\"(end_[0-9a-f]{32})\"");

    private final Service service;
    private final QuickReceiver receiver;
    private final LocalStack stack;
    private final int port;

    private DeliveryLoad(Service service, QuickReceiver receiver, LocalStack stack, int port) {
        this.service = service;
        this.receiver = receiver;
        this.stack = stack;
        this.port = port;
    }

    public static void main(String[] args) throws Exception {
        int most = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
        var dir = Files.createTempDirectory("delivery-load");
        int port = LocalStack.Places.free().oidc();
        var kind =
                new Service.Kind(
                        DATABASE,
                        HEAP_MEGABYTES,
                        Map.of(
                                "PEERING_SECRETS_KEY",
                                "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
                                "PEERING_ENDPOINT_ALLOW_LOOPBACK",
                                "true"));
        try (var receiver = new QuickReceiver();
                var stack =
                        LocalStack.start(
                                dir, LocalStack.Places.free(), Identities.forTests(), true);
                var service = Service.start(stack, kind, Path.of(args[0]), dir, port)) {
            new DeliveryLoad(service, receiver, stack, port).run(most);
        }
    }

    private void run(int most) throws Exception {
        var endpoints = endpoints();
        delays();
        try (var connection =
                DriverManager.getConnection(
                        stack.postgres().jdbcUrl(DATABASE),
                        Postgres.OWNER,
                        Postgres.OWNER_PASSWORD)) {
            var queued = new QueuedRows(connection, endpoints);
            String body = queued.model();
            say("a body has %,d characters", body.length());
            for (int round = 0; round < ROUNDS; round++) {
                queue(queued, "few" + round, FEW, FEW);
            }
            double ours = 0;
            for (int round = 0; round < ROUNDS; round++) {
                double rate = queue(queued, "some" + round, MEASURED, MEASURED);
                double bare = bare(body);
                say("ratio to the bare client: %.2f", rate / bare);
                ours = Math.max(ours, rate);
            }
            say("best of %d: %,.0f deliveries/s", ROUNDS, ours);
            queue(queued, "many", most, MEASURED);
        }
        say(
                "resident: %,d MB; connections: %,d",
                service.residentMegabytes(), receiver.connections());
    }

    private List<String> endpoints() throws IOException {
        var made = new ArrayList<String>();
        try (var wire = new Wire(port, stack.tokens().of("acme"))) {
            for (int i = 0; i < ENDPOINTS; i++) {
                String json = "{\"url\":\"" + receiver.url("/hook/" + i) + "\"}";
                var answer = wire.post("/v1/endpoints", "application/json", json).text();
                var found = ENDPOINT.matcher(answer);
                if (!found.find()) throw new IllegalStateException(answer);
                made.add(found.group(1));
            }
            var json =
                    "{\"endpointId\":\"%s\",\"troubles\":[\"route-anomaly\"]}"
                            .formatted(made.getFirst());
            var answer = wire.post("/v1/subscriptions", "application/json", json);
            if (answer.status() != 201) throw new IllegalStateException(answer.text());
        }
        return made;
    }

    /** Fills the queue while the endpoints are closed, opens them, and counts what arrives. */
    private double queue(QueuedRows queued, String round, int count, int measured)
            throws Exception {
        queued.open(false);
        queued.add(round, count);
        int before = receiver.received();
        var cpu = service.cpu();
        long start = System.nanoTime();
        queued.open(true);
        await(before + measured);
        double seconds = (System.nanoTime() - start) / 1e9;
        double used = service.cpu().minus(cpu).toNanos() / 1e3 / (receiver.received() - before);
        double rate = measured / seconds;
        say(
                "%,d of %,d queued delivered in %.2f s: %,.0f/s, %.0f µs of the service's CPU each",
                measured, count, seconds, rate, used);
        return rate;
    }

    private void await(int received) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (receiver.received() < received) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(received - receiver.received() + " lack");
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    /** The JDK's client, without signing, queue or record. */
    private double bare(String body) throws Exception {
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request =
                    HttpRequest.newBuilder(URI.create(receiver.url("/bare")))
                            .header("content-type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build();
            post(client, request, FEW);
            long start = System.nanoTime();
            post(client, request, MEASURED);
            double rate = MEASURED / ((System.nanoTime() - start) / 1e9);
            say("a bare HTTP client: %,.0f/s", rate);
            return rate;
        }
    }

    private static void post(HttpClient client, HttpRequest request, int count)
            throws InterruptedException {
        var places = new Semaphore(IN_FLIGHT);
        for (int i = 0; i < count; i++) {
            places.acquire();
            client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                    .whenComplete((answer, broken) -> {
                        if (broken != null) broken.printStackTrace();
                        places.release();
                    });
        }
        places.acquire(IN_FLIGHT);
    }

    /** Anomalies at a steady rate; from the producer's send to the receiver's last byte. */
    private void delays() throws Exception {
        receiver.remember();
        var sent = new HashMap<String, Long>();
        var client = Map.<String, Object>of("bootstrap.servers", stack.bootstrapServers());
        try (var producer =
                new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            anomalies(producer, sent, "warm", ALERTS / 4);
            sent.clear();
            anomalies(producer, sent, "measured", ALERTS);
        }
        long[] sorted =
                sent.entrySet().stream()
                        .mapToLong(one -> receiver.seen().get(one.getKey()) - one.getValue())
                        .sorted()
                        .toArray();
        say(
                "%d alerts/s, from Kafka to the receiver: p50 %.0f ms, p99 %.0f ms, longest %.0f ms",
                ALERTS_PER_SECOND,
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (.99 * (sorted.length - 1))] / 1e6,
                sorted[sorted.length - 1] / 1e6);
    }

    private void anomalies(
            KafkaProducer<String, String> producer, Map<String, Long> sent, String round, int count)
            throws InterruptedException {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = start + i * 1_000_000_000L / ALERTS_PER_SECOND;
            TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
            String id = "anm_" + "%08x%024x".formatted(round.hashCode(), i);
            sent.put(id, System.nanoTime());
            producer.send(new ProducerRecord<>("peering.route-anomalies.v1", id, fact(id)));
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!receiver.seen().keySet().containsAll(sent.keySet())) {
            if (System.nanoTime() > end) throw new IllegalStateException("alerts were lost");
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static String fact(String id) {
        var observers =
                IntStream.range(0, 3)
                        .mapToObj(
                                "{\"collector\":\"rrc00\",\"peerAddress\":\"192.0.2.%d\",\"peerAsn\":6881,\"path\":\"6881 15685 6939 10297\",\"seenAt\":\"2018-04-24T11:05:41Z\"}"
                                        ::formatted)
                        .toList();
        return """
        {"anomalyId":"%1$s","kind":"SubPrefixHijack","severity":"Critical","state":"Open",\
        "prefixId":"pfx_1","organisation":"acme","connectionId":"con_1",\
        "registeredPrefix":"205.251.192.0/23","announcedPrefix":"205.251.192.0/24",\
        "offendingOrigin":10297,"expectedOrigins":[16509],"observers":[%2$s],"observerCount":3,\
        "observersNow":3,"firstSeen":"%3$s","detectedAt":"%3$s","lastSeen":"%3$s",\
        "summary":"AS10297 originates 205.251.192.0/24, which only AS16509 may.","revision":1}\
        """
                .formatted(id, String.join(",", observers), Instant.now());
    }

    private static void say(String format, Object... values) {
        System.out.println(format.formatted(values));
    }
}
