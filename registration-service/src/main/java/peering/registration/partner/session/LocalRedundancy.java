package peering.registration.partner.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a partner has at one site, computed from its active sessions and not claimed: redundant
 * means two sessions on two different routers, so that one router may fail.
 *
 * @param routers the routers with an active session, each once
 */
public record LocalRedundancy(
        String siteId, int activeSessions, List<String> routers, boolean redundant) {
    private static final int ROUTERS = 2;

    public LocalRedundancy {
        routers = List.copyOf(routers);
    }

    /**
     * One for each site of the sessions, in their order.
     *
     * @param active active sessions of one partner
     */
    public static List<LocalRedundancy> of(Collection<Session> active) {
        Map<String, List<Session>> bySite = new LinkedHashMap<>();
        for (var session : active) {
            bySite.computeIfAbsent(session.siteId(), site -> new ArrayList<>()).add(session);
        }
        return bySite.entrySet().stream().map(at -> at(at.getKey(), at.getValue())).toList();
    }

    private static LocalRedundancy at(String siteId, List<Session> sessions) {
        var routers = sessions.stream().map(Session::router).distinct().sorted().toList();
        return new LocalRedundancy(siteId, sessions.size(), routers, routers.size() >= ROUTERS);
    }
}
