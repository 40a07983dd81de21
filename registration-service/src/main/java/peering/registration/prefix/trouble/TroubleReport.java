package peering.registration.prefix.trouble;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import peering.contract.Trouble.Severity;
import peering.registration.prefix.event.EventType;

/**
 * A word on a trouble.
 *
 * @param endedAt empty while it lasts
 * @param latency empty for a trouble with routes
 * @param summary one sentence for people
 * @param evidence what was seen, by name
 * @param type what Azure calls its start; empty if it has no name there
 * @param ownPeers addresses of our own routers' neighbours that showed it, canonical text
 * @param revision grows with every word on the trouble
 */
public record TroubleReport(
        String troubleId,
        String prefixId,
        TroubleKind kind,
        Severity severity,
        Instant openedAt,
        Optional<Instant> endedAt,
        Optional<Latency> latency,
        String summary,
        Map<String, String> evidence,
        Optional<EventType> type,
        List<String> ownPeers,
        long revision) {
    public TroubleReport {
        evidence = Map.copyOf(evidence);
        ownPeers = List.copyOf(ownPeers);
    }

    /**
     * @param place where it was measured
     * @param baselineMillis median round trip before, milliseconds
     * @param currentMillis median round trip of the latest samples, milliseconds
     */
    public record Latency(String place, double baselineMillis, double currentMillis) {}
}
