package peering.registration.partner.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import peering.registration.site.SiteUse;

/** A site and its routers are needed by every session there that is not closed. */
@ApplicationScoped
class SessionsAtSite implements SiteUse {
    private static final String OPEN = "siteId = ?1 and state <> 'closed'";

    private final Sessions sessions;

    SessionsAtSite(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<List<String>> of(String siteId, int most) {
        return named(most, OPEN + " order by id", siteId);
    }

    @Override
    public Uni<List<String>> of(String siteId, List<String> routers, int most) {
        return named(most, OPEN + " and router in ?2 order by id", siteId, routers);
    }

    private Uni<List<String>> named(int most, String query, Object... values) {
        return sessions.find(query, values)
                .range(0, most - 1)
                .list()
                .map(open ->
                        open.stream()
                                .map(row -> row.id + " " + row.router + " " + row.peerAddress)
                                .toList());
    }
}
