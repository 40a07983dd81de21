package peering.telemetry.session;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import peering.telemetry.bmp.BmpCollector;
import peering.telemetry.route.Peer;
import peering.telemetry.route.Shelf;

/**
 * The active sessions, and which of them a router's peer is.
 *
 * <pre>
 *   the router is mapped to a place ... the session of that place, peer address and ASN
 *   it is not ......................... the only session of that peer address and ASN, if there
 *                                       is but one
 * </pre>
 */
final class OwnSessions {
    private final Shelf<OwnSession> shelf;
    private final Map<String, String> places = new HashMap<>();
    private final Map<String, Map<String, OwnSession>> byAddress = new HashMap<>();

    /**
     * @param shelf by session id
     * @param places {@code siteId/router} by what a router calls itself
     */
    OwnSessions(Shelf<OwnSession> shelf, Map<String, String> places) {
        this.shelf = shelf;
        places.forEach((name, place) -> this.places.put(BmpCollector.plain(name), place.strip()));
        shelf.visit("", (_, session) -> index(session));
    }

    void put(OwnSession session) {
        remove(session.sessionId());
        shelf.put(session.sessionId(), session);
        index(session);
    }

    /** It is closed, or was never active. */
    void remove(String sessionId) {
        var before = shelf.get(sessionId);
        if (before == null) return;
        shelf.delete(sessionId);
        byAddress.computeIfPresent(
                before.peerAddress(),
                (_, there) -> {
                    there.remove(sessionId);
                    return there.isEmpty() ? null : there;
                });
    }

    boolean isActive(String sessionId) {
        return shelf.get(sessionId) != null;
    }

    Optional<OwnSession> of(Peer peer) {
        var place =
                BmpCollector.routerOf(peer.collector())
                        .map(router -> places.getOrDefault(router, ""))
                        .orElse("");
        List<OwnSession> fitting =
                byAddress.getOrDefault(peer.address(), Map.of()).values().stream()
                        .filter(session -> session.asn() == peer.asn())
                        .filter(session -> place.isEmpty() || session.place().equals(place))
                        .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    private void index(OwnSession session) {
        byAddress
                .computeIfAbsent(session.peerAddress(), _ -> new LinkedHashMap<>())
                .put(session.sessionId(), session);
    }
}
