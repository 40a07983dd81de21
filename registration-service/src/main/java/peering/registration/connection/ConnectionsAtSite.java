package peering.registration.connection;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import peering.registration.site.SiteUse;

/** A site is needed by every open connection over it, its routers are not: sessions need those. */
@ApplicationScoped
class ConnectionsAtSite implements SiteUse {
    private final Connections connections;

    ConnectionsAtSite(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Uni<List<String>> of(String siteId, int most) {
        return connections
                .find(
                        "(primarySiteId = ?1 or backupSiteId = ?1) and state <> 'closed'"
                                + " order by id",
                        siteId)
                .range(0, most - 1)
                .list()
                .map(open -> open.stream().map(row -> row.id + " " + row.name).toList());
    }

    @Override
    public Uni<List<String>> of(String siteId, List<String> routers, int most) {
        return Uni.createFrom().item(List.of());
    }
}
