package peering.bench.load;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import peering.routing.rpki.Vrp;
import peering.stack.oidc.Tokens;

/** Asks the prefix-validator over HTTP, and says how long that takes. */
final class Questioner {
    private static final Pattern LOADED = Pattern.compile("\"loaded\":\"([^\"]+)\"");
    private static final int PAIRS = 10_000;
    private static final int TIMES = 60;
    private static final long SEED = 6811;

    private final Service service;
    private final int port;
    private final Tokens tokens;

    Questioner(Service service, int port, Tokens tokens) {
        this.service = service;
        this.port = port;
        this.tokens = tokens;
    }

    /** When the table in force came. */
    Instant loaded() throws IOException {
        try (var wire = wire()) {
            var found = LOADED.matcher(wire.get("/v1/vrps/status").text());
            if (!found.find()) throw new IllegalStateException("no table is in force");
            return Instant.parse(found.group(1));
        }
    }

    /** Bulk questions over one connection, the first half of them to warm up. */
    void bulk(List<Vrp> vrps) throws IOException {
        String body = questions(vrps);
        long[] nanos = new long[TIMES];
        var cpu = service.cpu();
        try (var wire = wire()) {
            for (int i = 0; i < TIMES; i++) {
                if (i == TIMES / 2) cpu = service.cpu();
                long start = System.nanoTime();
                var answer = wire.post("/api/v1/validity", "application/json", body);
                if (answer.status() != 200) throw new IOException(answer.text());
                nanos[i] = System.nanoTime() - start;
            }
        }
        double used = service.cpu().minus(cpu).toMillis() / (TIMES / 2.0);
        long[] warm = Arrays.stream(nanos, TIMES / 2, TIMES).sorted().toArray();
        System.out.println(
                "bulk of %,d pairs: the first %.0f ms, warm p50 %.0f ms, longest %.0f ms, %.0f ms of CPU"
                        .formatted(
                                PAIRS,
                                nanos[0] / 1e6,
                                warm[warm.length / 2] / 1e6,
                                warm[warm.length - 1] / 1e6,
                                used));
    }

    private static String questions(List<Vrp> vrps) {
        var random = new Random(SEED);
        var asked = new HashSet<Vrp>();
        while (asked.size() < PAIRS) asked.add(vrps.get(random.nextInt(vrps.size())));
        return asked.stream()
                .map(vrp ->
                        "{\"asn\":\"%s\",\"prefix\":\"%s\"}".formatted(vrp.origin(), vrp.prefix()))
                .collect(Collectors.joining(",", "{\"routes\":[", "]}"));
    }

    private Wire wire() throws IOException {
        return new Wire(port, tokens.of("acme"));
    }
}
