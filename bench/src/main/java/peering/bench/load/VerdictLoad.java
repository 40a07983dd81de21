package peering.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import peering.routing.net.Prefix;
import peering.routing.rpki.Vrp;
import peering.routing.rpki.VrpJson;
import peering.routing.rpki.VrpTable;
import peering.stack.LocalStack;
import peering.stack.oidc.Identities;
import peering.stack.postgres.Postgres;
import peering.stack.rtr.Stayrtr;

/**
 * From a cache's Serial Notify to the verdict on Kafka: the packaged prefix-validator, a real
 * StayRTR with every VRP, and so many registered prefixes. ROAs change their origin and change it
 * back. And what else there is to measure of a service in that state: its memory, and bulk
 * questions.
 *
 * <pre>
 *   java -cp … peering.bench.load.VerdictLoad prefix-validator/target/quarkus-app/quarkus-run.jar vrps.json [100000]
 * </pre>
 */
public final class VerdictLoad {
    private static final int HEAP_MEGABYTES = 160;
    private static final Duration CACHE_LOOKS = Duration.ofSeconds(4);
    private static final String DATABASE = "validator";

    /** Those that the chart gives it, and a heap that begins as small as in a container. */
    private static final List<String> FLAGS =
            List.of(
                    "-Xms32m",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:TrimNativeHeapInterval=10000",
                    "-XX:ReservedCodeCacheSize=48m",
                    "-XX:MinHeapFreeRatio=20",
                    "-XX:MaxHeapFreeRatio=40");

    /** So many are told and judged, the others' rows made like them. */
    private static final int FIRST = Integer.getInteger("load.judged", 1000);

    /** A number of so many digits is nothing else in the text of a verdict. */
    private static final long LONG_NUMBER = 10_000;

    private static final int ROUNDS = 10;
    private static final long SEED = 8210;
    private static final long ELSEWHERE = 64499;

    private final Service service;
    private final Questioner questioner;
    private final Claims claims;
    private final NotifyTap tap;
    private final Stayrtr cache;
    private final List<Vrp> vrps;

    private VerdictLoad(
            Service service,
            Questioner questioner,
            Claims claims,
            NotifyTap tap,
            Stayrtr cache,
            List<Vrp> vrps) {
        this.service = service;
        this.questioner = questioner;
        this.claims = claims;
        this.tap = tap;
        this.cache = cache;
        this.vrps = vrps;
    }

    public static void main(String[] args) throws Exception {
        int most = args.length > 2 ? Integer.parseInt(args[2]) : 100_000;
        var vrps = read(Path.of(args[1])).stream().toList();
        var dir = Files.createTempDirectory("verdict-load");
        int port = LocalStack.Places.free().oidc();
        try (var cache = Stayrtr.start(dir, json(vrps, Set.of()), CACHE_LOOKS);
                var tap = new NotifyTap(cache.port());
                var stack =
                        LocalStack.start(
                                dir, LocalStack.Places.free(), Identities.forTests(), true);
                var service = Service.start(stack, kind(tap.port()), Path.of(args[0]), dir, port);
                var claims = new Claims(stack.bootstrapServers())) {
            var questioner = new Questioner(service, port, stack.tokens());
            new VerdictLoad(service, questioner, claims, tap, cache, vrps)
                    .run(most, stack.postgres());
        }
    }

    private static Service.Kind kind(int cache) {
        return new Service.Kind(
                DATABASE,
                HEAP_MEGABYTES,
                FLAGS,
                Map.of(
                        "PEERING_VRPS_LOCATION",
                        "rtr://127.0.0.1:" + cache,
                        "MALLOC_ARENA_MAX",
                        "2"));
    }

    private static VrpTable read(Path vrps) throws IOException {
        try (InputStream in = Files.newInputStream(vrps)) {
            return VrpJson.read(in).table();
        }
    }

    private void run(int most, Postgres postgres) throws IOException, SQLException {
        say(
                "%,d VRPs: resident %,d MB, of the heap a part",
                vrps.size(), service.residentMegabytes());
        questioner.bulk(vrps);
        say("after bulk questions: resident %,d MB", service.residentMegabytes());
        var claimed = choice(most);
        judge(claimed.subList(0, Math.min(FIRST, most)));
        new JudgedRows(claimed.getFirst(), 0)
                .fill(
                        postgres.jdbcUrl(DATABASE),
                        Postgres.OWNER,
                        Postgres.OWNER_PASSWORD,
                        claimed,
                        Math.min(FIRST, most));
        say("%,d claims are registered", claimed.size());
        rounds(claimed, 1);
        rounds(claimed, 100);
        questioner.bulk(vrps);
        say("at the end: resident %,d MB", service.residentMegabytes());
    }

    private void judge(List<Vrp> claimed) {
        long start = System.nanoTime();
        var cpu = service.cpu();
        claims.tell(claimed);
        claims.await(ids(claimed.size()), Instant.EPOCH);
        double seconds = (System.nanoTime() - start) / 1e9;
        say(
                "%,d claims judged for the first time: %,.0f/s, %.1f s of CPU",
                claimed.size(),
                claimed.size() / seconds,
                service.cpu().minus(cpu).toMillis() / 1e3);
    }

    /** VRPs that stand alone and name one length, so that the same is said of every claim. */
    private List<Vrp> choice(int most) {
        var table = VrpTable.of(vrps);
        var shuffled = new ArrayList<>(vrps);
        Collections.shuffle(shuffled, new Random(SEED));
        return shuffled.stream()
                .filter(vrp -> vrp.maxLength() == vrp.prefix().length())
                .filter(vrp -> vrp.prefix().length() <= longest(vrp))
                .filter(vrp -> vrp.origin().value() > LONG_NUMBER)
                .filter(vrp -> table.covering(vrp.prefix()).size() == 1)
                .limit(most)
                .toList();
    }

    private static int longest(Vrp vrp) {
        return vrp.prefix().family() == Prefix.Family.IPV4 ? 24 : 48;
    }

    private static Set<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(Claims::id).collect(Collectors.toSet());
    }

    /** The first so many claims' ROAs go to another origin and come back, several times. */
    private void rounds(List<Vrp> claimed, int together) throws IOException {
        var legs = new ArrayList<long[]>();
        for (int round = 0; round < ROUNDS; round++) {
            int from = round / 2 * together;
            var turned = IntStream.range(from, from + together).boxed().toList();
            Set<Vrp> elsewhere =
                    round % 2 == 0
                            ? turned.stream().map(claimed::get).collect(Collectors.toSet())
                            : Set.of();
            legs.add(turn(turned, elsewhere));
        }
        show(together, "table in force", legs, 0);
        show(together, "last verdict made", legs, 1);
        show(together, "last fact read from Kafka", legs, 2);
    }

    /** Milliseconds from the notify: table in force, last verdict, last fact. */
    private long[] turn(List<Integer> turned, Set<Vrp> elsewhere) throws IOException {
        var before = Instant.now();
        cache.serve(json(vrps, elsewhere));
        var ids = turned.stream().map(Claims::id).collect(Collectors.toSet());
        var heard = claims.await(ids, before).values();
        var notified = tap.notified();
        if (notified.isBefore(before)) throw new IllegalStateException("no notify was seen");
        return new long[] {
            millis(notified, questioner.loaded()),
            millis(
                    notified,
                    heard.stream()
                            .map(Claims.Heard::decided)
                            .max(Instant::compareTo)
                            .orElseThrow()),
            millis(
                    notified,
                    heard.stream().map(Claims.Heard::read).max(Instant::compareTo).orElseThrow())
        };
    }

    private static long millis(Instant from, Instant to) {
        return Duration.between(from, to).toMillis();
    }

    private static void show(int together, String what, List<long[]> legs, int leg) {
        long[] sorted = legs.stream().mapToLong(one -> one[leg]).sorted().toArray();
        say(
                "%d ROAs at once, Serial Notify to %s: p50 %d ms, longest %d ms %s",
                together,
                what,
                sorted[sorted.length / 2],
                sorted[sorted.length - 1],
                Arrays.toString(legs.stream().mapToLong(one -> one[leg]).toArray()));
    }

    /** The cache's file; what is elsewhere has another origin. */
    private static String json(List<Vrp> vrps, Set<Vrp> elsewhere) {
        var json = new StringBuilder(vrps.size() * 70).append("{\"metadata\":{},\"roas\":[\n");
        String comma = "";
        for (var vrp : vrps) {
            long origin = elsewhere.contains(vrp) ? ELSEWHERE : vrp.origin().value();
            json.append(comma).append("{\"prefix\":\"").append(vrp.prefix());
            json.append("\",\"maxLength\":").append(vrp.maxLength());
            json.append(",\"asn\":").append(origin).append(",\"ta\":\"x\",\"expires\":4102444800}");
            comma = ",\n";
        }
        return json.append("]}").toString();
    }

    private static void say(String format, Object... values) {
        System.out.println(format.formatted(values));
    }
}
