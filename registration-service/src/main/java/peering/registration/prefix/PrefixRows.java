package peering.registration.prefix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import peering.kit.facts.FactJson;

/**
 * New rows of {@code prefix} with the first line of each one's history, all in one round trip. They
 * travel as one JSON parameter, so that the statement is the same for one row and for a thousand.
 */
final class PrefixRows {
    private static final JsonMapper COLUMNS =
            FactJson.MAPPER
                    .rebuild()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    private static final String INSERT =
            """
            with claim as materialized (
                select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as claim (
                    prefix_id text, organisation text, connection_id text, partner_id text, prefix text,
                    origins bigint[], fingerprint text, delegation_id text, space_of text, standing text, standing_since timestamptz,
                    claim_revision bigint, revision bigint, reason text)),
            entered as (
                insert into prefix (
                    prefix_id, organisation, connection_id, partner_id, prefix, origins, fingerprint,
                    delegation_id, space_of, standing, standing_since, registered_at, claim_revision, revision,
                    verdict_revision, findings)
                select prefix_id, organisation, connection_id, partner_id, prefix, origins, fingerprint,
                    delegation_id, space_of, standing, standing_since, standing_since, claim_revision, revision, 0, '[]'
                from claim
                returning prefix_id),
            noted as (
                insert into prefix_standing (prefix_id, revision, organisation, standing, since, reason)
                select prefix_id, revision, organisation, standing, standing_since, reason from claim)
            select count(*) from entered
            """;

    private PrefixRows() {}

    private record Row(
            String prefixId,
            String organisation,
            String connectionId,
            String partnerId,
            String prefix,
            Long[] origins,
            String fingerprint,
            String delegationId,
            String spaceOf,
            String standing,
            Instant standingSince,
            long claimRevision,
            long revision,
            String reason) {

        static Row of(NewClaim claim) {
            var row = claim.row;
            return new Row(
                    row.id,
                    row.organisation,
                    row.connectionId,
                    row.partnerId,
                    row.prefix,
                    row.origins,
                    row.fingerprint,
                    row.delegationId,
                    row.spaceOf,
                    row.standing.name(),
                    row.standingSince,
                    row.claimRevision,
                    row.revision,
                    claim.line().reason);
        }
    }

    static Uni<Void> insert(List<NewClaim> claims) {
        String rows = json(claims.stream().map(Row::of).toList());
        return Panache.getSession()
                .chain(session ->
                        session.<Long>createNativeQuery(INSERT)
                                .setParameter(1, rows)
                                .getSingleResult())
                .replaceWithVoid();
    }

    private static String json(List<Row> rows) {
        try {
            return COLUMNS.writeValueAsString(rows);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("rows without JSON", impossible);
        }
    }
}
