package peering.registration.judgement;

import java.util.List;
import java.util.Optional;
import peering.contract.RouteAnomalyFact;
import peering.registration.prefix.event.EventType;

/** What Azure Peering Service calls the troubles with routes that telemetry tells of. */
final class AnomalyTypes {
    /** What the names of our own routers begin with, where telemetry names who saw something. */
    private static final String OUR_ROUTERS = "bmp-";

    private AnomalyTypes() {}

    /**
     * Of the active route; empty for what Azure does not know. Its events are about exactly the
     * registered prefix.
     */
    static Optional<EventType> of(RouteAnomalyFact anomaly) {
        boolean exact = anomaly.announcedPrefix().equals(anomaly.registeredPrefix());
        return switch (anomaly.kind()) {
            case OriginHijack -> Optional.of(EventType.ORIGIN_CHANGE);
            case CoveringOriginChange -> Optional.of(EventType.COVERING_ORIGIN_CHANGE);
            case RouteLeak, AspaInvalid, NoExportLeak ->
                    exact ? Optional.of(EventType.LEAK) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Our routers' neighbours among those who saw it; empty if others saw it too. */
    static List<String> ownPeers(RouteAnomalyFact anomaly) {
        boolean ours =
                anomaly.observers().stream()
                        .allMatch(observer -> observer.collector().startsWith(OUR_ROUTERS));
        return ours
                ? anomaly.observers().stream()
                        .map(RouteAnomalyFact.Observer::peerAddress)
                        .distinct()
                        .toList()
                : List.of();
    }
}
