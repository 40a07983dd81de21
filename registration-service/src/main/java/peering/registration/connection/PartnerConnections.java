package peering.registration.connection;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import peering.registration.partner.PartnerUse;
import peering.registration.web.Wall;

/** The customers' connections that a partner carries: it cannot end before they do. */
@ApplicationScoped
class PartnerConnections implements PartnerUse {
    private final Connections connections;
    private final Wall wall;

    PartnerConnections(Connections connections, Wall wall) {
        this.connections = connections;
        this.wall = wall;
    }

    @Override
    public Uni<List<String>> of(String partnerId, int most) {
        return wall.lifted(() ->
                connections
                        .find("partnerId = ?1 and state <> 'closed' order by id", partnerId)
                        .range(0, most - 1)
                        .list()
                        .map(open -> open.stream().map(row -> row.id).toList()));
    }
}
