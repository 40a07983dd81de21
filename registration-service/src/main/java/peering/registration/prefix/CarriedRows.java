package peering.registration.prefix;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import peering.kit.facts.FactJson;

/**
 * Rows of {@code prefix} that rest on something else from now on, with the line of each one's
 * history, all in one round trip: one JSON parameter for one row and for a thousand.
 */
final class CarriedRows {
    private static final String UPDATE =
            """
            with carried as materialized (
                select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as carried (
                    prefix_id text, connection_id text, partner_id text, fingerprint text, origins bigint[],
                    standing text, standing_since timestamptz, claim_revision bigint, revision bigint)),
            written as (
                update prefix set
                    connection_id = carried.connection_id, partner_id = carried.partner_id,
                    fingerprint = carried.fingerprint, origins = carried.origins,
                    standing = carried.standing, standing_since = carried.standing_since,
                    claim_revision = carried.claim_revision, revision = carried.revision,
                    verdict_id = null, outcome = null, sentence = null, fails_at = null, policy_version = null, decided_at = null, findings = '[]'
                from carried where prefix.prefix_id = carried.prefix_id
                returning prefix.prefix_id, prefix.organisation, prefix.revision, prefix.standing),
            noted as (
                insert into prefix_standing (prefix_id, organisation, revision, standing, since, reason)
                select prefix_id, organisation, revision, standing, ?2, ?3 from written)
            select count(*) from written
            """;

    private CarriedRows() {}

    // The names are the columns'.
    private record Row(
            String prefix_id,
            String connection_id,
            String partner_id,
            String fingerprint,
            Long[] origins,
            String standing,
            Instant standing_since,
            long claim_revision,
            long revision) {

        static Row of(PrefixEntity row) {
            return new Row(
                    row.id,
                    row.connectionId,
                    row.partnerId,
                    row.fingerprint,
                    row.origins,
                    row.standing.name(),
                    row.standingSince,
                    row.claimRevision,
                    row.revision);
        }
    }

    static Uni<Void> write(List<PrefixEntity> rows, Instant now, String reason) {
        String json = FactJson.text(rows.stream().map(Row::of).toList());
        return Panache.getSession()
                .chain(session ->
                        session.<Long>createNativeQuery(UPDATE)
                                .setParameter(1, json)
                                .setParameter(2, now)
                                .setParameter(3, reason)
                                .getSingleResult())
                .replaceWithVoid();
    }
}
