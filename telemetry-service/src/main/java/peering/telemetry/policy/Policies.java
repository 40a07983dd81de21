package peering.telemetry.policy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import peering.contract.WatchPolicyFact;
import peering.kit.facts.FactJson;
import peering.kit.outbox.Outbox;
import peering.routing.net.Prefix;
import peering.telemetry.watched.WatchedPrefix;

/** The table {@code watch_policy}. A change and the fact that tells of it are one transaction. */
@ApplicationScoped
class Policies {
    private static final String READ = "select policy from watch_policy where prefix_id = ?1";

    private static final String SHOWN =
            "select peer_asn, announced, path from prefix_route"
                    + " where prefix_id = ?1 and until is null limit 20000";

    private static final String WRITE =
            """
            with written as (
                insert into watch_policy as known (prefix_id, organisation, policy, changed_at, revision)
                values (?1, ?2, ?3, ?4, 1)
                on conflict (prefix_id) do update set
                    organisation = excluded.organisation, policy = excluded.policy,
                    changed_at = excluded.changed_at, revision = known.revision + 1
                returning revision)
            select revision from written
            """;

    private final Outbox outbox;

    Policies(Outbox outbox) {
        this.outbox = outbox;
    }

    /** What was written for the prefix; nothing was if that is {@link Policy#NONE}. */
    Uni<Policy> of(String prefixId) {
        return Panache.withSession(() ->
                Panache.getSession()
                        .chain(session ->
                                session.<String>createNativeQuery(READ)
                                        .setParameter(1, prefixId)
                                        .getSingleResultOrNull())
                        .map(text ->
                                text == null ? Policy.NONE : FactJson.read(text, Policy.class)));
    }

    /** What might be written instead, by what peers show of the prefix and its parts. */
    Uni<Proposal> proposal(WatchedPrefix watched, LongPredicate valid) {
        return of(watched.prefixId())
                .chain(policy ->
                        shown(watched)
                                .map(routes ->
                                        Proposal.of(
                                                policy,
                                                watched.prefix(),
                                                Stream.concat(
                                                                watched.origins().stream(),
                                                                policy.origins().stream())
                                                        .toList(),
                                                routes,
                                                valid)));
    }

    private static Uni<List<Proposal.Route>> shown(WatchedPrefix watched) {
        return Panache.withSession(() ->
                Panache.getSession()
                        .chain(session ->
                                session.<Object[]>createNativeQuery(SHOWN)
                                        .setParameter(1, watched.prefixId())
                                        .getResultList())
                        .map(rows -> rows.stream().map(Policies::route).toList()));
    }

    private static Proposal.Route route(Object[] row) {
        return new Proposal.Route(
                ((Number) row[0]).longValue(), Prefix.parse((String) row[1]), (String) row[2]);
    }

    /** Replaces what was there. */
    Uni<Void> put(WatchedPrefix watched, Policy policy, Instant now) {
        return Panache.withTransaction(() ->
                Panache.getSession()
                        .chain(session ->
                                session.<Number>createNativeQuery(WRITE)
                                        .setParameter(1, watched.prefixId())
                                        .setParameter(2, watched.organisation())
                                        .setParameter(3, FactJson.text(policy))
                                        .setParameter(4, now)
                                        .getSingleResult())
                        .chain(revision ->
                                outbox.add(
                                        watched.prefixId(),
                                        fact(watched, policy, now, revision.longValue()),
                                        now)));
    }

    private static WatchPolicyFact fact(
            WatchedPrefix watched, Policy policy, Instant now, long revision) {
        return new WatchPolicyFact(
                watched.prefixId(),
                watched.organisation(),
                policy.origins(),
                policy.upstreams(),
                Optional.ofNullable(policy.maxLength()),
                Optional.ofNullable(policy.minPeerAses()),
                Optional.ofNullable(policy.criticalPeerAses()),
                Optional.ofNullable(policy.mostSevere()),
                Set.copyOf(policy.ignore()).stream().sorted().toList(),
                Optional.ofNullable(policy.longestPath()),
                Optional.ofNullable(policy.pathPattern()),
                policy.mustNotBeAnnounced(),
                policy.noExport(),
                now,
                revision,
                Optional.of(policy.neverThrough()),
                Optional.of(policy.coveringOrigins()),
                Optional.ofNullable(policy.longestOwnPath()));
    }
}
