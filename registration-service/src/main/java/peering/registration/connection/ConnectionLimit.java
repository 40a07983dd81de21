package peering.registration.connection;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.registration.limit.Limit;
import peering.registration.limit.Limited;

/** A customer's connections that are not closed. */
@ApplicationScoped
class ConnectionLimit implements Limited {
    private final Connections connections;
    private final ConnectionConfig config;

    ConnectionLimit(Connections connections, ConnectionConfig config) {
        this.connections = connections;
        this.config = config;
    }

    @Override
    public Uni<Optional<Limit>> of(Caller caller) {
        if (!caller.is(Role.CUSTOMER)) return Uni.createFrom().item(Optional.empty());
        return connections
                .countOpen(caller.organisation())
                .map(used ->
                        Optional.of(new Limit("connections", used, config.maxPerOrganisation())));
    }
}
