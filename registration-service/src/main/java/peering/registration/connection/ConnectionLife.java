package peering.registration.connection;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import peering.kit.identity.Caller;
import peering.registration.web.Id;
import peering.registration.web.Problem;

/** What happens to a connection between its request and its end; each within a transaction. */
@ApplicationScoped
public class ConnectionLife {
    private static final int DEPENDENTS_SHOWN = 20;

    private final Connections connections;
    private final ConnectionBook book;
    private final ConnectionOpening opening;
    private final ConnectionUse use;
    private final ConnectionConfig config;
    private final Clock clock;

    ConnectionLife(
            Connections connections,
            ConnectionBook book,
            ConnectionOpening opening,
            ConnectionUse use,
            ConnectionConfig config,
            Clock clock) {
        this.connections = connections;
        this.book = book;
        this.opening = opening;
        this.use = use;
        this.config = config;
        this.clock = clock;
    }

    /** The caller asks for a connection; the policy may approve it at once. */
    public Uni<Connection> open(Terms wanted, Caller caller) {
        return connections
                .countAlone(caller.organisation())
                .invoke(this::refuseTooMany)
                .chain(() -> opening.examine(wanted))
                .chain(() -> enter(wanted, caller));
    }

    private Uni<Connection> enter(Terms wanted, Caller caller) {
        var requested = new ConnectionState.Requested(clock.instant());
        var row = new ConnectionEntity();
        row.id = Id.fresh("con_", requested.since());
        row.organisation = caller.organisation();
        row.take(wanted);
        row.become(requested);
        String reason = "asked for by the customer";
        return switch (config.approval()) {
            case OPERATOR -> book.write(row, caller.subject(), reason, false);
            case AUTOMATIC ->
                    book.note(row, caller.subject(), reason)
                            .invoke(() -> row.become(requested.approve(requested.since())))
                            .chain(() -> book.write(row, "policy", "approved automatically", true));
        };
    }

    /** The operator lets a request have its connection, if it could be opened now. */
    public Uni<Connection> approve(String id, Caller caller) {
        return connections
                .locked(id, caller)
                .invoke(row -> in(ConnectionState.Requested.class, row))
                .call(row -> opening.examine(row.terms()))
                .chain(row -> {
                    var requested = in(ConnectionState.Requested.class, row);
                    return become(row, requested.approve(now()), caller, "approved");
                });
    }

    /** The operator refuses a request for good. */
    public Uni<Connection> reject(String id, String why, Caller caller) {
        return connections
                .locked(id, caller)
                .chain(row -> {
                    var requested = in(ConnectionState.Requested.class, row);
                    return become(row, requested.close(now(), why), caller, "rejected: " + why);
                });
    }

    /** The operator takes the connection's prefixes off its sites. */
    public Uni<Connection> suspend(String id, String why, Caller caller) {
        return connections
                .locked(id, caller)
                .chain(row -> {
                    var active = in(ConnectionState.Active.class, row);
                    return become(row, active.suspend(now(), why), caller, "suspended: " + why);
                });
    }

    /** The operator ends a suspension. */
    public Uni<Connection> resume(String id, Caller caller) {
        return connections
                .locked(id, caller)
                .chain(row -> {
                    var suspended = in(ConnectionState.Suspended.class, row);
                    return become(row, suspended.resume(now()), caller, "resumed");
                });
    }

    /** The customer ends it. A closed one stays as it is; one that holds prefixes is refused. */
    public Uni<Void> close(String id, Caller caller) {
        return connections
                .locked(id, caller)
                .call(row -> use.of(row.id, DEPENDENTS_SHOWN).invoke(ConnectionLife::refuseUsed))
                .chain(row -> {
                    if (!(row.state() instanceof ConnectionState.Open open)) {
                        return Uni.createFrom().voidItem();
                    }
                    String why = "closed by the customer";
                    return become(row, open.close(now(), why), caller, why).replaceWithVoid();
                });
    }

    private Uni<Connection> become(
            ConnectionEntity row, ConnectionState next, Caller caller, String reason) {
        row.become(next);
        return book.write(row, caller.subject(), reason, true);
    }

    private Instant now() {
        return clock.instant();
    }

    private static <S extends ConnectionState> S in(Class<S> needed, ConnectionEntity row) {
        var state = row.state();
        if (needed.isInstance(state)) return needed.cast(state);
        throw Problem.CONNECTION_STATE.because(
                "It is " + state.word() + " since " + state.since() + "; read it again.");
    }

    private static void refuseUsed(List<String> dependents) {
        if (dependents.isEmpty()) return;
        throw Problem.CONNECTION_IN_USE.dueTo(dependents, "Release these prefixes first.");
    }

    private void refuseTooMany(long open) {
        if (open < config.maxPerOrganisation()) return;
        throw Problem.TOO_MANY_CONNECTIONS.because(
                "The most is " + config.maxPerOrganisation() + "; close one that is not used.");
    }
}
