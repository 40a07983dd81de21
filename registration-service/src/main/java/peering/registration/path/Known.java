package peering.registration.path;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import peering.contract.PrefixFact.Standing;
import peering.registration.path.PathRows.PrefixStanding;
import peering.registration.path.decision.PathCase;
import peering.registration.path.decision.SiteView;

/** What was looked up for a batch of prefixes, each thing once. */
record Known(
        Map<String, Standing> standings,
        Map<String, ConnectionView> connections,
        Map<String, OpenTroubles.Of> troubles) {

    static Uni<Known> about(
            List<String> prefixIds, List<String> connectionIds, OpenTroubles troubles) {
        return PathRows.standings(prefixIds)
                .chain(standings ->
                        ConnectionViews.of(connectionIds)
                                .chain(views ->
                                        troubles.of(prefixIds)
                                                .map(open ->
                                                        new Known(
                                                                byPrefix(standings),
                                                                views,
                                                                open))));
    }

    PathCase about(PathRow row) {
        return connections
                .get(row.connectionId())
                .about(
                        standings.get(row.prefixId()),
                        troubles.getOrDefault(row.prefixId(), OpenTroubles.NONE),
                        row.current());
    }

    /** Empty: the Internet was chosen. */
    Optional<String> backupOf(PathRow row) {
        return connections.get(row.connectionId()).backup().map(SiteView::siteId);
    }

    private static Map<String, Standing> byPrefix(List<PrefixStanding> standings) {
        return standings.stream()
                .collect(Collectors.toMap(PrefixStanding::prefixId, PrefixStanding::standing));
    }
}
