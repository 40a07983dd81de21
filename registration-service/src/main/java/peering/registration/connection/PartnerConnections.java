package peering.registration.connection;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import peering.kit.page.PageQuery;
import peering.registration.partner.PartnerUse;
import peering.registration.partner.Partners;
import peering.registration.web.Wall;

/** The customers' connections that a partner carries: it cannot end before they do. */
@ApplicationScoped
class PartnerConnections implements PartnerUse {
    private final Connections connections;
    private final Partners partners;
    private final Wall wall;

    PartnerConnections(Connections connections, Partners partners, Wall wall) {
        this.connections = connections;
        this.partners = partners;
        this.wall = wall;
    }

    /**
     * What a partner may know of the connections that it carries; one more than the page holds, if
     * there are more.
     */
    Uni<List<Connection>> list(PageQuery page, String organisation, ConnectionSearch wanted) {
        return partners.idOf(organisation)
                .chain(partner -> partner.map(id -> rows(page, id, wanted)).orElseGet(this::none))
                .map(rows -> rows.stream().map(ConnectionEntity::toPartner).toList());
    }

    private Uni<List<ConnectionEntity>> rows(PageQuery page, String id, ConnectionSearch wanted) {
        var carried = wanted.byPartner(page, id);
        return wall.lifted(() ->
                connections.find(carried.query(), carried.values()).range(0, page.limit).list());
    }

    private Uni<List<ConnectionEntity>> none() {
        return Uni.createFrom().item(List.of());
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
