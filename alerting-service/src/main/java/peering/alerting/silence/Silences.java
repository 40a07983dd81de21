package peering.alerting.silence;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The silences' rows. */
@ApplicationScoped
public class Silences implements PanacheRepositoryBase<SilenceEntity, String> {
    private static final String OWN = "organisation = coalesce(?2, organisation)";

    /** Those of the organisation that are active now, as part of the session in progress. */
    public Uni<List<Silence>> active(String organisation, Instant now) {
        return list(
                        "organisation = ?1 and startsAt <= ?2 and endsAt > ?2 order by endsAt desc",
                        organisation,
                        now)
                .map(rows -> rows.stream().map(row -> row.shown(now)).toList());
    }

    Uni<Optional<SilenceEntity>> row(Optional<String> owner, String silenceId) {
        return find("id = ?1 and " + OWN, silenceId, owner.orElse(null))
                .firstResult()
                .map(Optional::ofNullable);
    }

    /** The same, to be changed: locked until the transaction ends. */
    Uni<Optional<SilenceEntity>> rowAlone(Optional<String> owner, String silenceId) {
        return find("id = ?1 and " + OWN, silenceId, owner.orElse(null))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .map(Optional::ofNullable);
    }

    /** One more than {@code limit}, newest first. */
    Uni<List<SilenceEntity>> page(
            Optional<String> owner, Silence.State state, long below, int limit, Instant now) {
        String when =
                switch (state) {
                    case null -> "(endsAt > ?3 or endsAt <= ?3)";
                    case Pending -> "startsAt > ?3 and endsAt > ?3";
                    case Active -> "startsAt <= ?3 and endsAt > ?3";
                    case Expired -> "endsAt <= ?3";
                };
        return find(
                        "number < ?1 and " + OWN + " and " + when + " order by number desc",
                        below,
                        owner.orElse(null),
                        now)
                .range(0, limit)
                .list();
    }

    /** Counts, and keeps others of the organisation from adding until the transaction ends. */
    Uni<Long> countAlone(String organisation, Instant now) {
        return Panache.getSession()
                .chain(session ->
                        session.<Integer>createNativeQuery(
                                        "select 1 from (select pg_advisory_xact_lock("
                                                + "hashtextextended(?1, 3))) locked")
                                .setParameter(1, organisation)
                                .getSingleResult())
                .chain(() -> count("organisation = ?1 and endsAt > ?2", organisation, now));
    }
}
