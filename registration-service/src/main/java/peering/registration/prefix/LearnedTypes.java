package peering.registration.prefix;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import peering.kit.facts.FactJson;
import peering.registration.web.Wall;
import peering.routing.net.Place;
import peering.routing.net.Prefix;

/**
 * How prefixes are learned, which follows from the routes that the partner of their connection
 * announces now: {@code via-session} through an exchange's route server, {@code
 * via-service-provider} from any other partner, {@code none} if there is no route.
 */
@ApplicationScoped
public class LearnedTypes {
    private static final String REFRESH =
            """
            with learned as (
                select prefix_id, coalesce(
                    (select case partner.kind when 'ixp' then 'via-session' else 'via-service-provider' end
                     from received_route as route join partner on partner.partner_id = route.partner_id
                     where route.prefix = prefix.prefix and route.partner_id = prefix.partner_id
                        and route.state = 'Announced' limit 1),
                    'none') as type
                from prefix
                where prefix_id in (select value from jsonb_array_elements_text(cast(cast(?1 as text) as jsonb)))),
            changed as (
                update prefix set learned_type = learned.type from learned
                where prefix.prefix_id = learned.prefix_id and prefix.learned_type <> learned.type
                returning prefix.prefix_id)
            select count(*) from changed
            """;

    private final Wall wall;

    LearnedTypes(Wall wall) {
        this.wall = wall;
    }

    /** Within the transaction in progress. */
    public Uni<Void> refresh(Collection<String> prefixIds) {
        if (prefixIds.isEmpty()) return Uni.createFrom().voidItem();
        String ids = FactJson.text(prefixIds);
        return wall.lifted(() ->
                        Panache.getSession()
                                .chain(session ->
                                        session.<Long>createNativeQuery(REFRESH)
                                                .setParameter(1, ids)
                                                .getSingleResult()))
                .replaceWithVoid();
    }

    /** The prefix and all around it, as text: what may have been registered to cover it. */
    public static List<String> around(Prefix prefix) {
        return Place.around(prefix);
    }
}
