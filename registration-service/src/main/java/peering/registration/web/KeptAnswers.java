package peering.registration.web;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import peering.kit.clock.Rounds;

/** The answers that are kept for those who ask again. */
@ApplicationScoped
class KeptAnswers implements PanacheRepositoryBase<KeptAnswerEntity, String> {
    // 'returning' makes it a query: it waits for a rival's transaction and tells who was first.
    private static final String BEGIN =
            "insert into kept_answer (answer_id, organisation, request, begun_at)"
                    + " values (?1, ?2, ?3, ?4) on conflict do nothing returning answer_id";

    private static final String END =
            "update kept_answer set status = ?3, location = ?4, etag = ?5, sealed_body = ?6"
                    + " where answer_id = ?1 and organisation = ?2 returning answer_id";

    private static final Duration EVERY = Duration.ofMinutes(10);

    private final Wall wall;
    private final Rounds rounds;
    private final IdempotencyConfig config;
    private final Clock clock;

    KeptAnswers(Wall wall, Rounds rounds, IdempotencyConfig config, Clock clock) {
        this.wall = wall;
        this.rounds = rounds;
        this.config = config;
        this.clock = clock;
    }

    /** True for whoever is the first with this id; everybody else waits until the first is done. */
    Uni<Boolean> begin(String organisation, String id, byte[] request, Instant now) {
        return Panache.getSession()
                .chain(session ->
                        session.<String>createNativeQuery(BEGIN)
                                .setParameter(1, id)
                                .setParameter(2, organisation)
                                .setParameter(3, request)
                                .setParameter(4, now)
                                .getSingleResultOrNull())
                .map(begun -> begun != null);
    }

    Uni<Void> end(String organisation, String id, KeptAnswer answer, byte[] sealedBody) {
        return Panache.getSession()
                .chain(session ->
                        session.<String>createNativeQuery(END)
                                .setParameter(1, id)
                                .setParameter(2, organisation)
                                .setParameter(3, answer.status())
                                .setParameter(4, answer.location())
                                .setParameter(5, answer.etag())
                                .setParameter(6, sealedBody)
                                .getSingleResult())
                .replaceWithVoid();
    }

    Uni<KeptAnswerEntity> find(String organisation, String id) {
        return find("id = ?1 and organisation = ?2", id, organisation).singleResult();
    }

    void start(@Observes StartupEvent event) {
        rounds.every(EVERY, "dropping kept answers", this::drop);
    }

    Uni<Void> drop() {
        var before = clock.instant().minus(config.keptFor());
        return wall.asService("retention", () -> delete("begunAt < ?1", before)).replaceWithVoid();
    }
}
