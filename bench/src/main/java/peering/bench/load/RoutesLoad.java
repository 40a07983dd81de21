package peering.bench.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import peering.bench.load.Updates.Keyed;
import peering.routing.bgp.AsPath;
import peering.routing.bgp.BgpUpdateWriter;
import peering.routing.bgp.Peer;
import peering.routing.mrt.MrtWriter;
import peering.routing.mrt.MrtWriter.Local;
import peering.routing.net.Asn;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;
import peering.stack.LocalStack;
import peering.stack.oidc.Identities;

/**
 * What the packaged telemetry-service makes of a burst of route updates: how many per second go
 * through broker and topology, at what CPU, whether one is lost, and how long it takes from an
 * update to the anomaly on Kafka.
 *
 * <pre>
 *   java -cp … peering.bench.load.RoutesLoad telemetry-service/target/quarkus-app/quarkus-run.jar updates.mrt.gz [10000[/100] [live]]
 * </pre>
 *
 * So many prefixes are registered, and behind the slash, how many of them the file announces. With
 * {@code live} they do not come by Kafka but as RIS Live's JSON, by a WebSocket. {@code
 * -Dload.rounds=25} for more bursts than eight: a service that runs for months is a warm one.
 */
public final class RoutesLoad {
    private static final int HEAP_MEGABYTES = 384;
    private static final int ROUNDS = Integer.getInteger("load.rounds", 8);
    private static final String ELEMENTS = "peering_routes_elements_total";
    private static final int HIJACKS = 100;
    private static final Duration HIJACK_EVERY = Duration.ofMillis(200);
    private static final long[] PEERS = {64496, 64497, 64498};

    private final Service service;
    private final Pipeline pipeline;
    private final Door door;
    private final Updates updates;

    private RoutesLoad(Service service, Pipeline pipeline, Door door, Updates updates) {
        this.service = service;
        this.pipeline = pipeline;
        this.door = door;
        this.updates = updates;
    }

    public static void main(String[] args) throws Exception {
        var updates = Updates.read(Path.of(args[1]));
        String[] counts = (args.length > 2 ? args[2] : "10000").split("/");
        int prefixes = Integer.parseInt(counts[0]);
        var choice = updates.choice(prefixes, Integer.parseInt(counts[counts.length - 1]));
        boolean live = args.length > 3 && args[3].equals("live");
        var dir = Files.createTempDirectory("routes-load");
        int port = LocalStack.Places.free().oidc();
        try (var ris = new LiveServer();
                var stack =
                        LocalStack.start(
                                dir, LocalStack.Places.free(), Identities.forTests(), true);
                var service =
                        Service.start(stack, kind(dir, live, ris), Path.of(args[0]), dir, port);
                var pipeline = new Pipeline(stack.bootstrapServers())) {
            new RoutesLoad(service, pipeline, live ? ris : pipeline, updates).run(choice);
        }
    }

    private static Service.Kind kind(Path dir, boolean live, LiveServer ris) {
        var settings = new HashMap<String, String>();
        settings.put("KAFKA_STREAMS_STATE_DIR", dir.resolve("streams").toString());
        if (live) settings.put("PEERING_RIS_LIVE_URL", ris.url());
        return new Service.Kind("telemetry", HEAP_MEGABYTES, settings);
    }

    private void run(Map<Prefix, Long> prefixes) throws Exception {
        pipeline.register(prefixes);
        awaitMetric("peering_prefixes_watched", prefixes.size());
        for (int round = 0; round < ROUNDS; round++) {
            var records = updates.later(round);
            if (door != pipeline) records.removeIf(one -> LiveLines.of(one).isEmpty());
            burst(prefixes.size(), records);
        }
        delays(List.copyOf(prefixes.keySet()));
        say("resident: %,d MB", service.residentMegabytes());
    }

    private void burst(int prefixes, List<Keyed> records) throws Exception {
        int elements = records.stream().mapToInt(Keyed::elements).sum();
        var sending = door.prepared(records);
        double before = service.metric(ELEMENTS);
        var cpu = service.cpu();
        long start = System.nanoTime();
        sending.send();
        // What is at the service's own door is not on the topic yet.
        if (door != pipeline) awaitMetric(ELEMENTS, before + elements);
        pipeline.awaitDone();
        double seconds = (System.nanoTime() - start) / 1e9;
        double used = service.cpu().minus(cpu).toMillis() / 1e3;
        double taken = service.metric(ELEMENTS) - before;
        say(
                "%,d prefixes: %,d records, %,d elements in %.1f s: %,.0f records/s, %,.0f elements/s;"
                        + " %.2f CPU-s per 100,000 records; lost: %,.0f",
                prefixes,
                records.size(),
                elements,
                seconds,
                records.size() / seconds,
                elements / seconds,
                used * 100_000 / records.size(),
                elements - taken);
    }

    private void awaitMetric(String name, double least) throws Exception {
        long end = System.nanoTime() + Pipeline.PATIENCE.toNanos();
        while (service.metric(name) < least) {
            if (System.nanoTime() > end)
                throw new IllegalStateException(name + " stays below " + least);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private void delays(List<Prefix> prefixes) throws Exception {
        var groups =
                prefixes.subList(0, HIJACKS).stream()
                        .map(RoutesLoad::hijack)
                        .map(door::prepared)
                        .toList();
        long[] sorted = pipeline.delays(groups, HIJACK_EVERY);
        say(
                "from update to anomaly: p50 %.0f ms, p99 %.0f ms, longest %.0f ms",
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (.99 * (sorted.length - 1))] / 1e6,
                sorted[sorted.length - 1] / 1e6);
    }

    /** The prefix from a foreign origin, through three peers. */
    private static List<Keyed> hijack(Prefix prefix) {
        var records = new ArrayList<Keyed>();
        for (long peer : PEERS) {
            var address = IpAddress.parse("192.0.2." + peer % 256);
            var hop =
                    prefix.family() == Prefix.Family.IPV4
                            ? address
                            : IpAddress.parse("2001:db8::" + peer % 256);
            var path = AsPath.parse(peer + " 64511");
            for (byte[] update : BgpUpdateWriter.announce(prefix, path, hop)) {
                byte[] record =
                        MrtWriter.message(
                                Instant.now(),
                                new Peer(address, Asn.of(peer)),
                                Local.unknown(address.family(), Asn.of(64500)),
                                update);
                records.add(new Keyed("rrc00|" + address, record, 1));
            }
        }
        return records;
    }

    private static void say(String format, Object... values) {
        System.out.println(format.formatted(values));
    }
}
