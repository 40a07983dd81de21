package peering.registration.path;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import peering.contract.Trouble;
import peering.kit.facts.FactJson;
import peering.registration.path.decision.Degradation;

/** The open troubles of prefixes, as the room below keeps them; it reads their table. */
@ApplicationScoped
class OpenTroubles {
    static final Of NONE = new Of(List.of(), List.of());

    /**
     * A degradation is of the site that carried the prefix when it began. What began before there
     * was a path, or on the Internet, is of no site.
     */
    private static final String OPEN =
            """
            select cast(json_build_object(
                'troubleId', trouble_id, 'prefixId', prefix_id, 'anomaly', kind = 'anomaly',
                'severity', severity,
                'riseMillis', coalesce(current_millis - baseline_millis, 0),
                'siteId', (
                    select site_id from path_change
                    where path_change.prefix_id = prefix_trouble.prefix_id
                    and path_change.changed_at <= prefix_trouble.opened_at
                    order by path_change_id desc limit 1)) as text)
            from prefix_trouble
            where ended_at is null
            and prefix_id in (select jsonb_array_elements_text(cast(cast(?1 as text) as jsonb)))
            order by trouble_id
            """;

    /**
     * Those of one prefix.
     *
     * @param anomalies their ids
     */
    record Of(List<Degradation> degradations, List<String> anomalies) {
        Of {
            degradations = List.copyOf(degradations);
            anomalies = List.copyOf(anomalies);
        }
    }

    private record Row(
            String troubleId,
            String prefixId,
            boolean anomaly,
            Trouble.Severity severity,
            double riseMillis,
            Optional<String> siteId) {

        Degradation degradation(String site) {
            return new Degradation(troubleId, site, riseMillis, severity);
        }
    }

    /** By the prefixes' ids; those without a trouble are left out. */
    Uni<Map<String, Of>> of(Collection<String> prefixIds) {
        return Rows.read(Row.class, OPEN, FactJson.text(prefixIds)).map(OpenTroubles::byPrefix);
    }

    private static Map<String, Of> byPrefix(List<Row> rows) {
        Map<String, List<Row>> grouped = new HashMap<>();
        for (var row : rows) {
            grouped.computeIfAbsent(row.prefixId(), prefix -> new ArrayList<>()).add(row);
        }
        Map<String, Of> troubles = new HashMap<>();
        grouped.forEach((prefix, all) -> troubles.put(prefix, of(all)));
        return troubles;
    }

    private static Of of(List<Row> rows) {
        var anomalies = rows.stream().filter(Row::anomaly).map(Row::troubleId).toList();
        var degradations =
                rows.stream()
                        .filter(row -> !row.anomaly())
                        .flatMap(row -> row.siteId().stream().map(row::degradation))
                        .toList();
        return new Of(degradations, anomalies);
    }
}
