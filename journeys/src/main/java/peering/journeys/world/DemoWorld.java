package peering.journeys.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import peering.journeys.world.Peering.NewSite;

/**
 * What a visitor finds: two sites, two partners, two customers with verified prefixes, a prefix of
 * every other state, an incident that was replayed and told to a webhook, a chat and an incident
 * service, and a day's latency in which one place got slower and well again.
 *
 * <p>Loaded through the public APIs alone, once per set of data: a later start finds it.
 */
public final class DemoWorld {
    static final String ACMES = DemoSpace.ACMES.prefix();
    static final String HIJACKED = "205.251.192.0/24";
    static final String GLOBEXS = DemoSpace.GLOBEXS.prefix();
    private static final NewSite AMSTERDAM =
            new NewSite(
                    "Amsterdam 1",
                    "Amsterdam",
                    "NL",
                    52.303,
                    4.938,
                    List.of(new Peering.Facility("Equinix AM3")),
                    List.of("ams1-r1", "ams1-r2"));
    private static final NewSite FRANKFURT =
            new NewSite(
                    "Frankfurt 1",
                    "Frankfurt",
                    "DE",
                    50.12,
                    8.735,
                    List.of(new Peering.Facility("Equinix FR5")),
                    List.of("fra1-r1", "fra1-r2"));
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(60);
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final int BATCH = 5_000;
    private static final long SEED = 20_180_424;

    private final Callers callers;
    private final Peering peering;
    private final String receiver;
    private final Path root;
    private final Consumer<String> progress;

    private record Claim(String connectionId, String prefixId) {}

    private DemoWorld(Addresses at, Path root, Consumer<String> progress) {
        this.callers = new Callers(at);
        this.peering = new Peering(callers, "ops");
        this.receiver = at.receiver();
        this.root = root;
        this.progress = progress;
    }

    /**
     * @param root the project's directory, with the recordings below it
     * @throws IllegalStateException if a service answers other than it should; the message tells
     *     which and what
     */
    public static void load(Addresses at, Path root, Consumer<String> progress)
            throws IOException, InterruptedException {
        new DemoWorld(at, root, progress).load();
    }

    private void load() throws IOException, InterruptedException {
        String amsterdam = peering.site(AMSTERDAM);
        String frankfurt = peering.site(FRANKFURT);
        String transitA = peering.partner("transit-a", "Transit A", 16_509);
        sessions("transit-a", transitA, amsterdam, "ams1", frankfurt, "fra1", 10);
        String transitB = peering.partner("transit-b", "Transit B", 27_589);
        sessions("transit-b", transitB, frankfurt, "fra1", amsterdam, "ams1", 20);
        progress.accept("demo world: two sites, two partners with sessions");
        peering.vouch("globex", GLOBEXS);
        var acme = claim("acme", "transit-a", transitA, amsterdam, frankfurt, ACMES, 16_509);
        var globex = claim("globex", "transit-b", transitB, frankfurt, amsterdam, GLOBEXS, 27_589);
        peering.subscription("acme", acme.connectionId(), receiver + "/hooks/acme");
        for (String format : List.of("slack", "pagerduty")) {
            String hook = receiver + "/hooks/acme-" + format;
            peering.subscription("acme", acme.connectionId(), hook, format);
        }
        var states = new DemoStates(peering, progress);
        states.load("acme", acme.connectionId(), "transit-a", transitA);
        states.loadUnproved("globex", globex.connectionId(), "transit-b", transitB);
        replay(acme);
        latency(acme);
    }

    private void sessions(
            String partner,
            String id,
            String primary,
            String primaryName,
            String backup,
            String backupName,
            int host) {
        peering.session(partner, id, primary, primaryName + "-r1", "80.249.208." + host);
        peering.session(partner, id, primary, primaryName + "-r2", "80.249.208." + (host + 1));
        peering.session(partner, id, backup, backupName + "-r1", "80.81.192." + host);
    }

    private Claim claim(
            String customer,
            String partner,
            String partnerId,
            String primary,
            String backup,
            String prefix,
            long origin)
            throws InterruptedException {
        String connection =
                peering.connection(customer, customer + " main", partnerId, primary, backup);
        var there = peering.prefixOf(customer, connection, prefix);
        String id =
                there.isPresent()
                        ? there.get().path("id").asText()
                        : peering.prefix(
                                customer,
                                connection,
                                prefix,
                                peering.key(partner, partnerId, prefix, List.of(origin)));
        String standing = peering.judged(customer, id).path("standing").asText();
        progress.accept("demo world: " + customer + " has " + prefix + ", " + standing);
        return new Claim(connection, id);
    }

    private void replay(Claim acme) throws IOException, InterruptedException {
        var alerting = callers.as("acme").alerting();
        if (alert(alerting, "route-anomaly").isPresent()) {
            return;
        }
        watched(acme);
        var recording = Incident.route53(root);
        feed(Incident.risLive(recording));
        var alert =
                Patience.until(
                        "the alert of the replayed incident",
                        TOLD_WITHIN,
                        () -> alert(alerting, "route-anomaly"));
        progress.accept(
                "demo world: the Route 53 hijack of 2018 replayed; "
                        + alert.path("summary").asText());
        feed(Incident.aftermath(recording, HIJACKED));
        Patience.until(
                "the end of the replayed incident",
                TOLD_WITHIN,
                () ->
                        alert(alerting, "route-anomaly")
                                .filter(one -> one.path("state").asText().equals("Ended")));
    }

    private void feed(List<String> risLive) {
        callers.as("ops")
                .telemetry()
                .send("/v1/feeds/route53-2018/ris", "application/x-ndjson", Incident.body(risLive))
                .expect(200);
    }

    private void latency(Claim acme) throws InterruptedException {
        var alerting = callers.as("acme").alerting();
        if (alert(alerting, "latency-degradation").isPresent()) {
            return;
        }
        watched(acme);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        Instant worse = now.minus(Duration.ofHours(4));
        Instant well = now.minus(Duration.ofHours(2));
        List<Map<String, Object>> samples = new ArrayList<>();
        for (var place : Latency.PLACES) {
            boolean suffers = place.name().equals("DE-FRA");
            samples.addAll(
                    Latency.samples(
                            ACMES, place, now.minus(Duration.ofHours(24)), worse, EVERY, 0, SEED));
            samples.addAll(
                    Latency.samples(ACMES, place, worse, well, EVERY, suffers ? 40 : 0, SEED + 1));
            samples.addAll(Latency.samples(ACMES, place, well, now, EVERY, 0, SEED + 2));
        }
        var probe = callers.as("probe").telemetry();
        for (int from = 0; from < samples.size(); from += BATCH) {
            var batch = samples.subList(from, Math.min(samples.size(), from + BATCH));
            probe.post("/v1/latency-samples", Map.of("samples", batch)).expect(202);
        }
        Patience.until(
                "the alert of the slower place",
                TOLD_WITHIN,
                () -> alert(alerting, "latency-degradation"));
        progress.accept(
                "demo world: "
                        + samples.size()
                        + " latency samples from "
                        + Latency.PLACES.size()
                        + " places, one of them slower for two hours");
    }

    /** The telemetry-service knows verified prefixes only, a moment after they are. */
    private void watched(Claim acme) throws InterruptedException {
        var telemetry = callers.as("acme").telemetry();
        Patience.until(
                "the telemetry-service to watch " + ACMES,
                TOLD_WITHIN,
                () ->
                        Optional.of(telemetry.get("/v1/prefixes/" + acme.prefixId() + "/latency"))
                                .filter(answer -> answer.status() == 200));
    }

    private static Optional<JsonNode> alert(Api alerting, String kind) {
        return alerting.find("/v1/alerts?kind=" + kind, _ -> true);
    }
}
