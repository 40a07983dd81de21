package peering.registration.judgement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import peering.contract.ReceivedRouteFact;
import peering.kit.facts.FactDoor;
import peering.kit.facts.PoisonFact;
import peering.registration.prefix.route.RouteBook;
import peering.registration.web.Wall;
import peering.routing.net.Prefix;
import peering.routing.net.PrefixTextException;

/** Takes what partners announce over their sessions from Kafka. */
@ApplicationScoped
public class ReceivedRouteDoor {
    private final FactDoor door;
    private final Wall wall;
    private final RouteBook routes;

    ReceivedRouteDoor(FactDoor door, Wall wall, RouteBook routes) {
        this.door = door;
        this.wall = wall;
        this.routes = routes;
    }

    @Incoming("received-routes")
    public Uni<Void> take(ConsumerRecord<String, byte[]> record) {
        return door.take(record, ReceivedRouteFact.class, this::take);
    }

    private Uni<Void> take(ReceivedRouteFact route) {
        Needed.all(route.sessionId(), route.partnerId(), route.prefix(), route.path());
        Needed.all(route.state(), route.receivedAt());
        var prefix = prefix(route);
        return wall.asService(
                "route of session " + route.sessionId(), () -> routes.take(route, prefix));
    }

    private static Prefix prefix(ReceivedRouteFact route) {
        try {
            return Prefix.parse(route.prefix());
        } catch (PrefixTextException unreadable) {
            throw new PoisonFact("the route's prefix cannot be read", unreadable);
        }
    }
}
