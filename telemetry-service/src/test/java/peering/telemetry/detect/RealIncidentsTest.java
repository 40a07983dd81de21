package peering.telemetry.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.RouteAnomalyFact;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;
import peering.telemetry.Incident;
import peering.telemetry.Incident.Line;

/** What we would have said in the great hijacks. */
class RealIncidentsTest {

    @ParameterizedTest(name = "{0}: {1} of AS{2} is told as {4} by AS{5}")
    @CsvSource({
        "amazon_1,          205.251.192.0/23, 16509,  205.251.192.0/24, SubPrefixHijack, 10297",
        "amazon_1,          205.251.192.0/24, 16509,  205.251.192.0/24, OriginHijack,    10297",
        "bitcanal_hijack_1, 101.124.0.0/16,   131486, 101.124.128.0/18, SubPrefixHijack, 197426",
        "pakistan_1,        208.65.152.0/22,  36561,  208.65.153.0/24,  SubPrefixHijack, 17557",
    })
    void is_one_critical_anomaly(
            String name, String registered, long origin, String announced, Kind kind, long by) {
        var told = replayed(name, registered, origin);

        var last = told.getLast();
        assertEquals(1, told.stream().map(RouteAnomalyFact::anomalyId).distinct().count());
        assertEquals(kind, last.kind());
        assertEquals(announced, last.announcedPrefix());
        assertEquals(by, last.offendingOrigin().orElseThrow());
        assertEquals(Severity.Critical, last.severity());
        assertEquals(State.Open, last.state());
        assertEquals(told.size(), last.revision(), "each revision is told once");
    }

    @Test
    void route_53_of_2018_is_told_at_the_second_network_and_ends_when_the_last_peer_withdraws() {
        var incident = Incident.read("amazon_1");
        var bench = new Bench(Bench.Config.asShipped()).registered("205.251.192.0/23", 16509L);
        play(bench, incident, incident.lines());
        var open = bench.last();

        var cleanUp = incident.cleanUp("205.251.192.0/24");
        play(bench, incident, cleanUp);
        bench.detection.passed(cleanUp.getLast().at().plusSeconds(5));

        assertEquals("2018-04-24T11:05:41Z", open.firstSeen().toString());
        assertEquals(52, open.observerCount());
        assertEquals(13, open.observersNow());
        assertEquals(State.Ended, bench.last().state());
        assertEquals(0, bench.last().observersNow());
        assertEquals(open.anomalyId(), bench.last().anomalyId());
        bench.detection.passed(cleanUp.getLast().at().plusSeconds(605));
        var held = bench.anomalies.under("");
        assertEquals(1, held.size(), "one peer's path to the /23 has private numbers in it");
        assertEquals(Kind.BogonInPath, held.getFirst().getValue().offence().kind());
        assertEquals(new AnomalyState.Suspected(), held.getFirst().getValue().state());
    }

    @Test
    void iran_2017_is_two_anomalies_because_two_ases_announced_it() {
        var told = replayed("iran_1", "99.192.128.0/17", 27589);

        var origins = told.stream().map(fact -> fact.offendingOrigin().orElseThrow()).distinct();
        assertEquals(List.of(12880L, 65050L), origins.sorted().toList());
        assertTrue(told.stream().allMatch(fact -> fact.kind() == Kind.SubPrefixHijack));
    }

    @Test
    void reading_the_same_routes_again_gives_the_same_ids() {
        var once = replayed("amazon_1", "205.251.192.0/23", 16509);
        var again = replayed("amazon_1", "205.251.192.0/23", 16509);

        assertEquals(once, again);
    }

    private static List<RouteAnomalyFact> replayed(String name, String registered, long origin) {
        var incident = Incident.read(name);
        var bench = new Bench(Bench.Config.asShipped()).registered(registered, origin);
        play(bench, incident, incident.lines());
        return bench.told;
    }

    /** What is not below the registered prefix does not come past stage 1. */
    private static void play(Bench bench, Incident incident, List<Line> lines) {
        var watched = bench.watches.get(Bench.ID).watched().prefix();
        for (var line : lines) {
            boolean concerns = watched.covers(peering.routing.net.Prefix.parse(line.prefix()));
            if (concerns) bench.detection.saw(Bench.ID, incident.sighting(line), line.at());
        }
    }
}
