package peering.registration.path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import peering.contract.PrefixFact.Standing;
import peering.kit.facts.FactJson;

/** The statements of the reviewer on its tables. */
final class PathRows {
    private static final JsonMapper COLUMNS =
            FactJson.MAPPER
                    .rebuild()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    /** As the columns are named in {@link PathRow}. */
    static final String DOCUMENT =
            """
            cast(json_build_object(
                'prefixId', prefix_id, 'organisation', organisation, 'connectionId', connection_id,
                'prefix', prefix, 'path', path, 'siteId', site_id, 'previous', previous,
                'reason', reason, 'summary', summary, 'assumed', assumed,
                'protectedAnomalies', protected_anomalies, 'since', since, 'changedAt', changed_at,
                'revision', revision, 'primarySiteId', primary_site_id,
                'betterSince', better_since, 'flaps', flaps, 'reviewAt', review_at) as text)
            """;

    // This table alone: what is joined to a locked row would be as it was before the lock, and what
    // happened while waiting would be missed.
    private static final String DUE =
            "select "
                    + DOCUMENT
                    + " from prefix_path where review_at <= ?1 order by review_at limit %d"
                    + " for update skip locked";

    private static final String STANDINGS =
            """
            select cast(json_build_object('prefixId', prefix_id, 'standing', standing) as text)
            from prefix where prefix_id in (select jsonb_array_elements_text(cast(cast(?1 as text) as jsonb)))
            """;

    private static final String WRITE =
            """
            with reviewed as materialized (
                select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as reviewed (
                    prefix_id text, path text, site_id text, previous text, reason text,
                    summary text, assumed boolean, protected_anomalies text[], since timestamptz,
                    changed_at timestamptz, revision bigint, primary_site_id text,
                    better_since timestamptz, flaps integer, review_at timestamptz)),
            written as (
                update prefix_path set
                    path = reviewed.path, site_id = reviewed.site_id,
                    previous = reviewed.previous, reason = reviewed.reason,
                    summary = reviewed.summary, assumed = reviewed.assumed,
                    protected_anomalies = reviewed.protected_anomalies, since = reviewed.since,
                    changed_at = reviewed.changed_at, revision = reviewed.revision,
                    primary_site_id = reviewed.primary_site_id,
                    better_since = reviewed.better_since, flaps = reviewed.flaps,
                    review_at = reviewed.review_at
                from reviewed where prefix_path.prefix_id = reviewed.prefix_id
                returning 1)
            select count(*) from written
            """;

    private static final String NOTE =
            """
            with noted as (
                insert into path_change (path_change_id, prefix_id, organisation, path, site_id,
                    previous, reason, summary, protected_anomalies, changed_at, revision)
                select path_change_id, prefix_id, organisation, path, site_id,
                    previous, reason, summary, protected_anomalies, changed_at, revision
                from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as moved (
                    path_change_id text, prefix_id text, organisation text, path text,
                    site_id text, previous text, reason text, summary text,
                    protected_anomalies text[], changed_at timestamptz, revision bigint)
                returning 1)
            select count(*) from noted
            """;

    private PathRows() {}

    record PrefixStanding(String prefixId, Standing standing) {}

    /** Paths to be reviewed, which are locked until the transaction ends. */
    static Uni<List<PathRow>> due(Instant now, int most) {
        // A number in the text: with a parameter the planner expects a tenth of the table, and
        // sorts.
        return Rows.read(PathRow.class, DUE.formatted(most), now);
    }

    static Uni<List<PrefixStanding>> standings(List<String> prefixIds) {
        return Rows.read(PrefixStanding.class, STANDINGS, FactJson.text(prefixIds));
    }

    static Uni<Void> write(List<PathRow> reviewed) {
        return Rows.change(WRITE, json(reviewed)).replaceWithVoid();
    }

    /** Lines of the history. */
    static Uni<Void> note(List<PathChange> moved) {
        if (moved.isEmpty()) return Uni.createFrom().voidItem();
        return Rows.change(NOTE, json(moved)).replaceWithVoid();
    }

    private static String json(List<?> rows) {
        try {
            return COLUMNS.writeValueAsString(rows);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("rows without JSON", impossible);
        }
    }
}
