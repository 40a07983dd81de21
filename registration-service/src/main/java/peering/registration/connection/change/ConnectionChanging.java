package peering.registration.connection.change;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import peering.kit.identity.Caller;
import peering.registration.connection.Connection;
import peering.registration.connection.ConnectionBook;
import peering.registration.connection.ConnectionEntity;
import peering.registration.connection.ConnectionOpening;
import peering.registration.connection.Connections;
import peering.registration.web.Problem;

/** The customer changes its connection, or asks what that would do; within a transaction. */
@ApplicationScoped
class ConnectionChanging {
    private final Connections connections;
    private final ConnectionOpening opening;
    private final ConnectionPrefixes prefixes;
    private final ConnectionBook book;
    private final Clock clock;

    ConnectionChanging(
            Connections connections,
            ConnectionOpening opening,
            ConnectionPrefixes prefixes,
            ConnectionBook book,
            Clock clock) {
        this.connections = connections;
        this.opening = opening;
        this.prefixes = prefixes;
        this.book = book;
        this.clock = clock;
    }

    /** A change that was looked at from all sides, and how it would be refused. */
    private record Examined(
            ConnectionEntity row,
            ConnectionChange change,
            List<HttpProblem> problems,
            List<PrefixEffect> effects) {

        ChangePlan plan() {
            return ChangePlan.of(problems, change.before().differences(change.after()), effects);
        }
    }

    /** What the change would do. */
    Uni<ChangePlan> plan(String id, ConnectionPatch wish, Caller caller) {
        return examine(id, wish, caller, _ -> true).map(Examined::plan);
    }

    /** Makes the change; fails with what {@link #plan} tells if that does not accept it. */
    Uni<Connection> change(String id, ConnectionPatch wish, Caller caller) {
        return examine(id, wish, caller, ConnectionChange::changesPartner)
                .invoke(examined -> {
                    if (examined.problems().isEmpty()) return;
                    throw ChangePlan.refusal(examined.problems());
                })
                .chain(examined -> make(examined.row(), examined.change(), caller));
    }

    /**
     * @param matters whether the change's effects on the prefixes are looked at, however many they
     *     are
     */
    private Uni<Examined> examine(
            String id, ConnectionPatch wish, Caller caller, Predicate<ConnectionChange> matters) {
        return connections
                .locked(id, caller)
                .invoke(ConnectionChanging::refuseClosed)
                .chain(row -> {
                    var change = change(row, wish);
                    return opening.objections(change.before(), change.after())
                            .chain(objections ->
                                    effects(change, matters)
                                            .map(effects ->
                                                    examined(row, change, objections, effects)));
                });
    }

    private Uni<List<PrefixEffect>> effects(
            ConnectionChange change, Predicate<ConnectionChange> matters) {
        return matters.test(change) ? prefixes.effects(change) : Uni.createFrom().item(List.of());
    }

    private static Examined examined(
            ConnectionEntity row,
            ConnectionChange change,
            List<HttpProblem> objections,
            List<PrefixEffect> effects) {
        var problems = new ArrayList<>(objections);
        problems.addAll(KeyProblems.of(change, effects));
        return new Examined(row, change, problems, effects);
    }

    private static ConnectionChange change(ConnectionEntity row, ConnectionPatch wish) {
        var connection = row.toConnection();
        var before = row.terms();
        return new ConnectionChange(
                connection.id(),
                before,
                wish.onto(before),
                wish.prefixKeys(),
                connection.carries());
    }

    private Uni<Connection> make(ConnectionEntity row, ConnectionChange change, Caller caller) {
        var differences = change.before().differences(change.after());
        if (differences.isEmpty()) return Uni.createFrom().item(row.toConnection());
        row.choose(change.after(), clock.instant());
        String reason = "changed by the customer: " + String.join(", ", differences.keySet());
        var carried =
                change.changesPartner() ? prefixes.carryOver(change) : Uni.createFrom().voidItem();
        return carried.chain(() -> book.write(row, caller.subject(), reason, change.movesPaths()));
    }

    private static void refuseClosed(ConnectionEntity row) {
        if (!row.isClosed()) return;
        throw Problem.CONNECTION_STATE.because("It is closed; open another.");
    }
}
