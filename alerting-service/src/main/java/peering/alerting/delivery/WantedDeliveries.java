package peering.alerting.delivery;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Lists of deliveries by what somebody looks for. */
@ApplicationScoped
class WantedDeliveries implements PanacheRepositoryBase<DeliveryEntity, String> {

    /** What is null, or an owner that is empty, does not narrow the list. */
    record Wanted(
            Optional<String> owner,
            Delivery.State state,
            String endpointId,
            String type,
            String alertId,
            Instant from,
            Instant until) {}

    /** One more than {@code limit}, newest first. */
    Uni<List<DeliveryEntity>> page(Wanted wanted, long below, int limit) {
        var query = new StringBuilder("number < :below");
        var values = new HashMap<String, Object>();
        values.put("below", below);
        Consumer<Condition> add =
                condition -> {
                    if (condition.value() == null) return;
                    query.append(" and ").append(condition.text());
                    values.put(condition.name(), condition.value());
                };
        add.accept(new Condition("organisation = :owner", "owner", wanted.owner().orElse(null)));
        add.accept(new Condition("state = :state", "state", wanted.state()));
        add.accept(new Condition("endpointId = :endpoint", "endpoint", wanted.endpointId()));
        add.accept(new Condition("type = :type", "type", wanted.type()));
        add.accept(new Condition("alertId = :alert", "alert", wanted.alertId()));
        add.accept(new Condition("createdAt >= :from", "from", wanted.from()));
        add.accept(new Condition("createdAt < :until", "until", wanted.until()));
        query.append(" order by number desc");
        return find(query.toString(), values).range(0, limit).list();
    }

    private record Condition(String text, String name, Object value) {}
}
