package peering.telemetry.entry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import peering.contract.ConnectionFact;
import peering.contract.ReceivedRouteFact;
import peering.contract.SessionFact;
import peering.contract.SiteFact;

/** Sites, sessions and routes as registration and routers tell them. */
final class Edge {
    static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private Edge() {}

    static SiteFact site(String id, double latitude, double longitude) {
        return new SiteFact(
                id,
                id,
                "metro",
                "DE",
                latitude,
                longitude,
                "facility",
                List.of("r1"),
                Optional.empty(),
                Optional.empty(),
                START,
                1);
    }

    static SessionFact session(String id, String siteId, long asn) {
        return new SessionFact(
                id, "ptn_1", asn, siteId, "r1", "192.0.2.1", SessionFact.State.Active, START, 1);
    }

    static ConnectionFact connection(String id, String primary, String backup) {
        return new ConnectionFact(
                id,
                "acme",
                "name",
                "ptn_1",
                primary,
                Optional.of(backup),
                ConnectionFact.State.Active,
                START,
                1);
    }

    static ReceivedRouteFact route(String sessionId, String prefix, String path) {
        return new ReceivedRouteFact(
                sessionId,
                "ptn_1",
                prefix,
                Optional.of(1500L),
                path,
                List.of(),
                ReceivedRouteFact.State.Announced,
                START,
                1);
    }
}
