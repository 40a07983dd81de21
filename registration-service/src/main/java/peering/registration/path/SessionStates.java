package peering.registration.path;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import peering.contract.SessionStateFact;
import peering.kit.facts.FactJson;

/** What routers tell of sessions; a session that changes is reason to review paths. */
@ApplicationScoped
public class SessionStates {
    private static final String TAKE =
            """
            with told as (
                select "sessionId" as session_id, lower(state) as state, since,
                    left(reason, 500) as reason, told.revision
                from jsonb_to_record(cast(cast(?1 as text) as jsonb)) as told (
                    "sessionId" text, state text, since timestamptz, reason text, revision bigint)),
            taken as (
                insert into session_state (session_id, state, since, reason, revision)
                select session_id, told.state, told.since, told.reason, told.revision
                from told join peering_session using (session_id)
                on conflict (session_id) do update set
                    state = excluded.state, since = excluded.since, reason = excluded.reason,
                    revision = excluded.revision
                where session_state.revision < excluded.revision
                returning old.state is distinct from new.state as moved)
            select count(*) from taken where moved
            """;

    private final Reviews reviews;

    SessionStates(Reviews reviews) {
        this.reviews = reviews;
    }

    /**
     * Within the transaction in progress. A fact that is no newer than what is known changes
     * nothing, and neither does one of a session that is not registered here.
     */
    public Uni<Void> take(SessionStateFact fact) {
        return Rows.change(TAKE, FactJson.text(fact))
                .chain(moved ->
                        moved == 0
                                ? Uni.createFrom().voidItem()
                                : reviews.ofSession(fact.sessionId()));
    }
}
