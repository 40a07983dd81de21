package peering.alerting.silence;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * What was held back because of something that has changed is looked at again at once. What
 * somebody else has in hand in this very moment is left out, so that nobody waits for each other in
 * a circle; it is looked at again before long in any case.
 */
@ApplicationScoped
public class HeldLook {
    private static final String AGAIN =
            """
            update held_telling h set look_at = ?2
              from (select w.alert_id, w.endpoint_id
                      from held_telling w join alert a on a.alert_id = w.alert_id
                     where a.organisation = ?1 and w.look_at > ?2
                       and w.group_key is null and w.transition <> 'REMINDED'
                     order by w.alert_id, w.endpoint_id
                       for update of w skip locked) waiting
             where h.alert_id = waiting.alert_id and h.endpoint_id = waiting.endpoint_id
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
