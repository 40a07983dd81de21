package peering.telemetry.replay;

import static java.util.Comparator.naturalOrder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;
import peering.kit.facts.FactJson;
import peering.telemetry.Incident;
import peering.telemetry.IncidentMrt;
import peering.telemetry.Spoken;
import peering.telemetry.intake.Collector;
import peering.telemetry.policy.Policy;
import peering.telemetry.watched.WatchPolicy;

/** What a replay says of the routes of another day. */
class ReplayTest {

    /**
     * That of a prepended number is by a network which the holder itself passes the route on to.
     */
    @ParameterizedTest(name = "{0}: {1} of AS{2} was {3} by AS{4}, {6}")
    @CsvSource({
        "amazon_1,          205.251.192.0/24, 16509,  OriginHijack,    10297,  1524567942, Critical",
        "amazon_1,          205.251.192.0/23, 16509,  SubPrefixHijack, 10297,  1524567942, Critical",
        "bitcanal_hijack_1, 101.124.0.0/16,   131486, SubPrefixHijack, 197426, 1530279999, Critical",
        "iran_1,            99.192.128.0/17,  27589,  SubPrefixHijack, 12880,  1483617327, Critical",
        "pakistan_1,        208.65.152.0/22,  36561,  SubPrefixHijack, 17557,  1203878877, Critical",
        "prepend_120618,    103.81.139.0/24,  136372, OriginHijack,    8,      1513460169, Warning",
        "typo_pfx_121630,   103.53.38.0/24,   9498,   OriginHijack,    56264,  1514266857, Critical",
    })
    void each_incident_is_told_when_the_third_network_shows_it_at_the_latest(
            String name,
            String prefix,
            long origin,
            Kind kind,
            long by,
            long thirdNetwork,
            Severity worst)
            throws Exception {
        var result = Replays.run(incident(name), Replays.policy(prefix, origin));

        var life =
                result.anomalies().stream()
                        .filter(one -> one.last().kind() == kind)
                        .filter(one -> one.last().offendingOrigin().equals(Optional.of(by)))
                        .findFirst()
                        .orElseThrow();
        var first = life.told().getFirst();
        assertEquals(State.Open, first.state());
        assertFalse(first.at().isAfter(Instant.ofEpochSecond(thirdNetwork + 1)), first::toString);
        assertEquals(
                Optional.of(worst),
                life.told().stream().map(ReplayResult.Told::severity).max(naturalOrder()));
        assertEquals(0, result.progress().skipped());
    }

    @Test
    void a_policy_can_be_tried_on_history_before_it_goes_live() throws Exception {
        var plain = Replays.policy("205.251.192.0/24", 16509L);
        var allowing = plain.with(policy("{\"origins\":[10297]}"));
        var milder = plain.with(policy("{\"mostSevere\":\"Info\"}"));

        assertTrue(kinds(plain).contains(Kind.OriginHijack));
        assertFalse(kinds(allowing).contains(Kind.OriginHijack));
        var told = Replays.run(incident("amazon_1"), milder).anomalies().getFirst().told();
        assertTrue(told.stream().allMatch(one -> one.severity() == Severity.Info));
    }

    private static List<Kind> kinds(ReplayPolicy wish) throws Exception {
        return Replays.run(incident("amazon_1"), wish).anomalies().stream()
                .map(life -> life.last().kind())
                .toList();
    }

    private static WatchPolicy policy(String json) {
        return FactJson.read(json, Policy.class).watch();
    }

    @Test
    void a_life_has_every_fact_from_the_first_to_the_last() throws Exception {
        var result = Replays.run(incident("amazon_1"), Replays.policy("205.251.192.0/23", 16509L));

        var life = result.anomalies().getFirst();
        assertEquals(life.last().revision(), life.told().size());
        for (int i = 0; i < life.told().size(); i++) {
            assertEquals(i + 1, life.told().get(i).revision());
        }
        assertEquals(460, result.progress().records());
        assertEquals("2018-04-24T03:26:19Z", result.from().orElseThrow().toString());
    }

    @Test
    void an_end_is_told_in_the_time_of_the_replay() throws Exception {
        var at = Instant.parse("2020-01-01T00:00:00Z");
        var file = new ByteArrayOutputStream();
        for (long peer = 1; peer <= 3; peer++) {
            file.writeBytes(Spoken.announced(peer, "203.0.113.0/24", at));
        }
        for (long peer = 1; peer <= 3; peer++) {
            file.writeBytes(Spoken.withdrawn(peer, "203.0.113.0/24", at.plusSeconds(60)));
        }

        var result = Replays.run(file.toByteArray(), Replays.policy("203.0.113.0/24", 64500L));

        var life = result.anomalies().getFirst();
        assertEquals(State.Ended, life.last().state());
        assertEquals(at.plusSeconds(60), life.last().endedAt().orElseThrow());
        assertEquals(at.plusSeconds(65), life.told().getLast().at());
        assertEquals(Optional.of(at.plusSeconds(60)), result.to());
    }

    @Test
    void the_same_routes_as_mrt_give_the_same_anomalies() throws Exception {
        var pakistan = Incident.read("pakistan_1");
        var mrt = new IncidentMrt(pakistan, java.time.Duration.ZERO);
        var policy = Replays.policy("208.65.152.0/22", 36561L);
        var file = new ByteArrayOutputStream();
        for (var line : pakistan.lines()) {
            file.writeBytes(mrt.file(line.collector(), List.of(line)));
        }

        var asMrt = Replays.run(file.toByteArray(), policy).anomalies();
        var asLines = Replays.run(incident("pakistan_1"), policy).anomalies();

        assertEquals(1, asMrt.size());
        assertEquals(asLines.getFirst().last().firstSeen(), asMrt.getFirst().last().firstSeen());
        assertEquals(asLines.getFirst().last().kind(), asMrt.getFirst().last().kind());
    }

    @Test
    void what_is_expected_is_no_anomaly() throws Exception {
        var both = Replays.policy("99.192.128.0/17", 27589L, 12880L, 65050L);

        var result = Replays.run(incident("iran_1"), both);

        assertEquals(List.of(), result.anomalies());
        assertEquals(398, result.progress().routes());
    }

    @Test
    void a_replay_ends_when_it_would_hold_too_much() {
        var policy = Replays.policy("208.65.152.0/22", 36561L);

        var routes = Replays.bounds("peering.replay.most-routes", "10");
        var unpacked = Replays.bounds("peering.replay.most-unpacked-bytes", "5000");

        var tooMany =
                assertThrows(
                        IOException.class,
                        () -> Replays.run(incident("pakistan_1"), routes, policy));
        assertTrue(tooMany.getMessage().contains("more than 10 entries"), tooMany::getMessage);
        assertThrows(
                RouteStreams.TooLarge.class,
                () -> Replays.run(incident("pakistan_1"), unpacked, policy));
    }

    @Test
    void facts_beyond_the_bound_are_counted_and_the_last_one_stands() throws Exception {
        var few = Replays.bounds("peering.replay.most-facts", "2");
        var policy = Replays.policy("205.251.192.0/23", 16509L);

        var result = Replays.run(incident("amazon_1"), few, policy);

        var life = result.anomalies().getFirst();
        assertEquals(2, life.told().size());
        assertEquals(life.last().revision() - 2, result.leftOut());
    }

    @Test
    void policies_are_one_to_many_and_each_prefix_is_named_once() {
        var one = Replays.policy("203.0.113.0/24", 64500L);

        assertThrows(IllegalArgumentException.class, () -> Replays.run(new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> Replays.run(new byte[0], one, one));
        assertThrows(IllegalArgumentException.class, () -> Replays.policy("203.0.113.0/24"));
        assertThrows(
                IllegalArgumentException.class,
                () -> Replays.policy("203.0.113.0/24", 4294967296L));
    }

    @Test
    void an_overseer_can_end_it() throws IOException {
        var replay =
                new Replay(
                        List.of(Replays.policy("203.0.113.0/24", 64500L)),
                        "acme",
                        Replays.bounds(),
                        Replays.detection(),
                        Replays.TODAY);
        var input = new CountedInput(new ByteArrayInputStream(incident("amazon_1")));
        var stream =
                RouteStreams.open(
                        input, Optional.empty(), new Collector("rrc00"), Replays.bounds());

        var stopped =
                assertThrows(
                        Replay.Stopped.class,
                        () ->
                                replay.run(
                                        stream,
                                        input,
                                        0,
                                        _ -> {
                                            throw new Replay.Stopped("enough");
                                        }));

        assertEquals("enough", stopped.getMessage());
    }

    static byte[] incident(String name) {
        try (var in = ReplayTest.class.getResourceAsStream("/incidents/" + name + ".jsonl.gz")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(name, e);
        }
    }
}
