package peering.alerting.delivery;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import peering.alerting.format.TestMessage;

/** The deliveries' rows, as far as requests and decisions need them. */
@ApplicationScoped
public class Deliveries implements PanacheRepositoryBase<DeliveryEntity, String> {
    private static final String ENQUEUE =
            """
            insert into delivery (delivery_id, endpoint_id, organisation, alert_id, transition, type,
                                  body, format, headers, state, fact_at, created_at, due_at,
                                  attempts, tries, stream)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'Waiting', ?10, ?11, ?11, 0, 0, ?12)
            on conflict on constraint delivery_nkey do nothing
            returning delivery_id
            """;
    private static final String RETRY =
            """
            update delivery
               set state = 'Waiting', state_reason = null, settled_at = null, tries = 0, due_at = ?2
             where delivery_id = ?1 and state = 'Parked'
            returning delivery_id
            """;
    private static final String RESEND =
            """
            update delivery
               set state = 'Waiting', state_reason = null, settled_at = null, tries = 0, due_at = ?2
             where delivery_id = ?1
            returning delivery_id
            """;
    private static final String OWN = "organisation = coalesce(?2, organisation)";

    /** By the last that each endpoint was told: an alert that opens again begins anew for it. */
    private static final String TOLD =
            """
            select last.endpoint_id from (
                select distinct on (told.endpoint_id) told.endpoint_id, told.transition
                  from (select endpoint_id, transition, delivery_no from delivery where alert_id = ?1
                        union all
                        select d.endpoint_id, m.transition, d.delivery_no
                          from delivery_member m join delivery d using (delivery_id)
                         where m.alert_id = ?1) told
                 order by told.endpoint_id, told.delivery_no desc) last
             where last.transition not like 'resolved%'
            """;

    /**
     * Adds a telling to the transaction in progress; its end wakes the workers.
     *
     * @return the delivery's id; empty if the endpoint was told this transition already
     */
    public Uni<Optional<String>> enqueue(Telling telling, Instant now) {
        return Panache.getSession()
                .chain(session -> insert(session, telling, now))
                .map(Optional::ofNullable);
    }

    private static Uni<String> insert(Mutiny.Session session, Telling telling, Instant now) {
        return session.<String>createNativeQuery(ENQUEUE)
                .setParameter(1, telling.deliveryId())
                .setParameter(2, telling.endpointId())
                .setParameter(3, telling.organisation())
                .setParameter(4, telling.alertId())
                .setParameter(5, telling.transition())
                .setParameter(6, telling.body().type())
                .setParameter(7, telling.body().text())
                .setParameter(8, telling.format().slug())
                .setParameter(9, telling.body().headerText())
                .setParameter(10, telling.factAt())
                .setParameter(11, now)
                .setParameter(12, telling.stream())
                .getSingleResultOrNull();
    }

    /**
     * The same for a telling of several alerts at once.
     *
     * @param transitions what it tells of each alert, by its id
     */
    public Uni<Void> enqueueGroup(Telling telling, Map<String, String> transitions, Instant now) {
        return enqueue(telling, now)
                .chain(id ->
                        id.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : members(id.get(), transitions));
    }

    private static Uni<Void> members(String deliveryId, Map<String, String> transitions) {
        return Panache.getSession()
                .chain(session ->
                        session.persistAll(
                                transitions.entrySet().stream()
                                        .map(one ->
                                                MemberEntity.of(
                                                        deliveryId, one.getKey(), one.getValue()))
                                        .toArray()));
    }

    /** The endpoints that were told of the alert, and not of its end, whether it arrived or not. */
    public Uni<List<String>> toldOf(String alertId) {
        return Panache.getSession()
                .chain(session ->
                        session.<String>createNativeQuery(TOLD)
                                .setParameter(1, alertId)
                                .getResultList());
    }

    /** Everything that was told of the alert, oldest first. */
    public Uni<List<Delivery>> ofAlert(String alertId) {
        return list(
                        "alertId = ?1 or id in (select m.key.deliveryId from MemberEntity m"
                                + " where m.key.alertId = ?1) order by number",
                        alertId)
                .map(rows -> rows.stream().map(DeliveryEntity::shown).toList());
    }

    Uni<Optional<DeliveryEntity>> row(Optional<String> owner, String deliveryId) {
        return find("id = ?1 and " + OWN, deliveryId, owner.orElse(null))
                .firstResult()
                .map(Optional::ofNullable);
    }

    /** One more than {@code limit}, newest first. */
    Uni<List<DeliveryEntity>> page(String endpointId, long below, int limit) {
        return find("endpointId = ?1 and number < ?2 order by number desc", endpointId, below)
                .range(0, limit)
                .list();
    }

    Uni<List<Delivery.Attempt>> attempts(String deliveryId) {
        return Panache.getSession()
                .chain(session ->
                        session.createQuery(
                                        "from AttemptEntity where key.deliveryId = ?1"
                                                + " order by key.number",
                                        AttemptEntity.class)
                                .setParameter(1, deliveryId)
                                .getResultList())
                .map(rows -> rows.stream().map(AttemptEntity::shown).toList());
    }

    Uni<Long> testsSince(String endpointId, Instant since) {
        return count(
                "endpointId = ?1 and type = ?2 and createdAt > ?3",
                endpointId,
                TestMessage.TYPE,
                since);
    }

    /** Begins the schedule of a parked delivery anew; false if it is not parked. */
    Uni<Boolean> retry(String deliveryId, Instant now) {
        return begin(RETRY, deliveryId, now);
    }

    /** Makes it due now, whatever it is, and begins its schedule anew; false if there is none. */
    Uni<Boolean> resend(String deliveryId, Instant now) {
        return begin(RESEND, deliveryId, now);
    }

    private static Uni<Boolean> begin(String statement, String deliveryId, Instant now) {
        return Panache.getSession()
                .chain(session ->
                        session.<String>createNativeQuery(statement)
                                .setParameter(1, deliveryId)
                                .setParameter(2, now)
                                .getSingleResultOrNull())
                .map(begun -> begun != null);
    }
}
