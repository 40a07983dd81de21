package peering.alerting.silence;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** What was held back because of something that has changed is looked at again at once. */
@ApplicationScoped
public class HeldLook {
    private static final String AGAIN =
            """
            update held_telling h set look_at = ?2
              from alert a
             where a.alert_id = h.alert_id and a.organisation = ?1 and h.look_at > ?2
               and h.group_key is null and h.transition <> 'REMINDED'
            """;

    /** As part of the transaction in progress. */
    public Uni<Integer> again(String organisation, Instant now) {
        return Panache.getSession()
                .chain(session ->
                        session.flush()
                                .chain(() ->
                                        session.createNativeQuery(AGAIN)
                                                .setParameter(1, organisation)
                                                .setParameter(2, now)
                                                .executeUpdate()));
    }
}
