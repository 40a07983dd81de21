package peering.registration.path;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import peering.kit.facts.FactJson;
import peering.registration.path.decision.PathCase;

/** The prefixes that a drill concerns, as they are; looked up some at a time. */
@ApplicationScoped
public class DrillCases {
    private static final int AT_A_TIME = 2000;

    private static final String OF_CONNECTIONS =
            " from prefix_path where path is not null and connection_id in"
                    + " (select jsonb_array_elements_text(cast(cast(?1 as text) as jsonb)))";

    private static final String SOME =
            "select "
                    + PathRows.DOCUMENT
                    + OF_CONNECTIONS
                    + " and prefix_id > ?2 order by prefix_id limit "
                    + AT_A_TIME;

    private static final String AT_SITES =
            """
            select cast(to_json(connection_id) as text) from connection
            where state = 'active'
            and (cast(?2 as text) = '' or partner_id = ?2)
            and (primary_site_id in (select jsonb_array_elements_text(cast(cast(?1 as text) as jsonb)))
                 or backup_site_id in (select jsonb_array_elements_text(cast(cast(?1 as text) as jsonb))))
            """;

    private static final String SITES_OF_SESSIONS =
            """
            select cast(to_json(site_id) as text) from peering_session
            where session_id in (select jsonb_array_elements_text(cast(cast(?1 as text) as jsonb)))
            and state = 'active' and (cast(?2 as text) = '' or partner_id = ?2)
            """;

    private final OpenTroubles troubles;

    DrillCases(OpenTroubles troubles) {
        this.troubles = troubles;
    }

    /**
     * Where sessions are: one site for each that is active.
     *
     * @param partnerId only those of this partner; empty for all
     */
    public Uni<List<String>> sitesOf(Collection<String> sessionIds, String partnerId) {
        return Rows.read(String.class, SITES_OF_SESSIONS, FactJson.text(sessionIds), partnerId);
    }

    /**
     * The active connections over one of the sites.
     *
     * @param partnerId only those with this partner; empty for all
     */
    public Uni<List<String>> connectionsAt(Collection<String> siteIds, String partnerId) {
        return Rows.read(String.class, AT_SITES, FactJson.text(siteIds), partnerId);
    }

    public Uni<Long> count(Collection<String> connectionIds) {
        return Rows.change("select count(*)" + OF_CONNECTIONS, FactJson.text(connectionIds));
    }

    /** Every prefix of the connections that has a path, in the order of their ids. */
    public Uni<Void> each(Collection<String> connectionIds, Consumer<DrillCase> consumer) {
        var walk = new Walk(FactJson.text(connectionIds), consumer);
        return Uni.createFrom()
                .deferred(() -> next(walk))
                .repeat()
                .whilst(found -> found == AT_A_TIME)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static final class Walk {
        private final String connections;
        private final Consumer<DrillCase> consumer;
        private String cursor = "";

        Walk(String connections, Consumer<DrillCase> consumer) {
            this.connections = connections;
            this.consumer = consumer;
        }
    }

    private Uni<Integer> next(Walk walk) {
        return Rows.read(PathRow.class, SOME, walk.connections, walk.cursor)
                .call(rows -> rows.isEmpty() ? Uni.createFrom().voidItem() : tell(walk, rows))
                .map(List::size);
    }

    private Uni<Void> tell(Walk walk, List<PathRow> rows) {
        walk.cursor = rows.getLast().prefixId();
        var prefixes = rows.stream().map(PathRow::prefixId).toList();
        var connections = rows.stream().map(PathRow::connectionId).distinct().toList();
        return Known.about(prefixes, connections, troubles)
                .invoke(known -> rows.forEach(row -> walk.consumer.accept(drillCase(row, known))))
                .replaceWithVoid();
    }

    private static DrillCase drillCase(PathRow row, Known known) {
        PathCase about = known.about(row);
        return new DrillCase(
                row.prefixId(), row.connectionId(), row.prefix(), row.summary(), about);
    }
}
