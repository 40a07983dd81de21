package peering.registration.prefix;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import peering.kit.identity.Caller;
import peering.kit.problem.CommonProblem;
import peering.registration.connection.Connection;
import peering.registration.connection.Connections;
import peering.registration.connection.Terms.Difference;
import peering.registration.connection.change.ChangePlan;
import peering.registration.connection.change.PrefixEffect.Effect;
import peering.registration.partner.registered.Grant;
import peering.registration.partner.registered.PrefixKey;
import peering.registration.partner.registered.RegisteredPrefixes;
import peering.registration.web.Problem;

/**
 * A prefix on its way to another connection of its organisation; within a transaction. It holds its
 * space all the time. In this order it may be refused:
 *
 * <pre>
 *   the prefix is not the caller's ................. not-found
 *   there is no such connection of its organisation  connection-unknown
 *   it was changed since the caller saw it ......... revision-conflict
 *   it was released ................................ prefix-released
 *   it is there already ............................ field-invalid
 *   the connection is not active ................... connection-not-active
 *   the key opens no such thing .................... key-refused
 *   the connection has another partner, and no key . key-refused
 * </pre>
 */
@ApplicationScoped
class PrefixMoving {
    private static final String TARGET = "connectionId";

    private final Prefixes prefixes;
    private final Connections connections;
    private final RegisteredPrefixes registered;
    private final PrefixCarriage carriage;
    private final PrefixLedger ledger;
    private final Standings standings;

    PrefixMoving(
            Prefixes prefixes,
            Connections connections,
            RegisteredPrefixes registered,
            PrefixCarriage carriage,
            PrefixLedger ledger,
            Standings standings) {
        this.prefixes = prefixes;
        this.connections = connections;
        this.registered = registered;
        this.carriage = carriage;
        this.ledger = ledger;
        this.standings = standings;
    }

    /**
     * Where a prefix is to go.
     *
     * @param key of the connection's partner; without one it keeps the key that it has
     * @param origins empty for those that it has, or where the partner had named them, for those
     *     that the new one names
     * @param allows refuses a revision of the prefix that is not the one that was seen
     */
    record Wish(
            String connectionId,
            Optional<PrefixKey> key,
            Optional<List<Long>> origins,
            LongConsumer allows) {}

    /** A move that was looked at from all sides. */
    private record Examined(
            PrefixEntity row,
            Connection to,
            Optional<Grant> before,
            Optional<Grant> after,
            List<HttpProblem> problems) {

        ChangePlan plan() {
            var effect =
                    after.isPresent()
                            ? PrefixMoves.judgedAnew(row)
                            : PrefixMoves.effect(row, Effect.NEEDS_KEY, PrefixMoves.NO_KEY);
            return ChangePlan.of(problems, differences(), List.of(effect));
        }

        private Map<String, Difference> differences() {
            var all = new LinkedHashMap<String, Difference>();
            all.put(TARGET, new Difference(row.connectionId, to.id()));
            all.put("partnerId", new Difference(row.partnerId, to.partnerId()));
            all.values().removeIf(one -> one.before().equals(one.after()));
            return all;
        }
    }

    /** What the move would do. */
    Uni<ChangePlan> plan(String id, Wish wish, Caller caller) {
        return examine(id, wish, caller).map(Examined::plan);
    }

    /** Moves the prefix; fails with what {@link #plan} tells if that does not accept it. */
    Uni<CustomerPrefix> move(String id, Wish wish, Caller caller) {
        return examine(id, wish, caller)
                .invoke(examined -> {
                    if (examined.problems().isEmpty()) return;
                    throw ChangePlan.refusal(examined.problems());
                })
                .chain(examined -> move(examined, wish));
    }

    private Uni<CustomerPrefix> move(Examined examined, Wish wish) {
        var row = examined.row();
        var grant = examined.after().orElseThrow();
        var origins =
                wish.origins().orElseGet(() -> PrefixMoves.origins(row, examined.before(), grant));
        String reason = "moved from connection " + row.connectionId + " to " + examined.to().id();
        var carried = new PrefixCarriage.Carried(row, examined.to().id(), grant, origins);
        return carriage.carry(List.of(carried), reason)
                .chain(() -> ledger.tell(row.id))
                .chain(() -> standings.latest(row.id, CustomerPrefix.HISTORY_SHOWN))
                .map(row::toPrefix);
    }

    /**
     * The connection is held before the prefix is locked, as whoever changes a connection does.
     * What was seen before is forgotten: the lock reads the row as it is then.
     */
    private Uni<Examined> examine(String id, Wish wish, Caller caller) {
        return prefixes.visible(id, caller)
                .call(seen -> Panache.getSession().invoke(session -> session.detach(seen)))
                .chain(seen -> connections.heldOf(seen.organisation, wish.connectionId()))
                .map(found -> found.orElseThrow(PrefixMoving::connectionUnknown))
                .chain(to ->
                        prefixes.locked(id, caller)
                                .invoke(row -> wish.allows().accept(row.revision))
                                .invoke(PrefixMoving::refuseReleased)
                                .chain(row -> examine(row, to, wish)));
    }

    private Uni<Examined> examine(PrefixEntity row, Connection to, Wish wish) {
        var keys =
                Stream.concat(
                                Stream.of(row.fingerprint),
                                wish.key().map(PrefixKey::fingerprint).stream())
                        .toList();
        return registered
                .grants(keys)
                .map(grants -> {
                    var before = Optional.ofNullable(grants.get(row.fingerprint));
                    var after =
                            wish.key().isPresent()
                                    ? wish.key()
                                            .map(key -> grants.get(key.fingerprint()))
                                            .filter(grant -> opens(grant, row, to))
                                    : before.filter(
                                            grant -> grant.partnerId().equals(to.partnerId()));
                    return new Examined(row, to, before, after, problems(row, to, after));
                });
    }

    private static boolean opens(Grant grant, PrefixEntity row, Connection to) {
        return grant.opens(row.parsed(), to.partnerId());
    }

    private static List<HttpProblem> problems(
            PrefixEntity row, Connection to, Optional<Grant> after) {
        var problems = new ArrayList<HttpProblem>();
        if (to.id().equals(row.connectionId)) {
            problems.add(
                    CommonProblem.FIELD_INVALID.at(
                            TARGET,
                            "The prefix is on this connection already.",
                            "Name another; 'revalidate' has it judged anew where it is."));
        }
        if (!to.takesPrefixes()) {
            problems.add(
                    Problem.CONNECTION_NOT_ACTIVE.at(
                            TARGET,
                            "It is " + to.state() + ".",
                            "Name a connection that is active."));
        }
        if (after.isEmpty()) problems.add(PrefixProblems.keyRefused("key"));
        return problems;
    }

    private static void refuseReleased(PrefixEntity row) {
        if (row.state() instanceof PrefixState.Claimed) return;
        throw Problem.PREFIX_RELEASED.because("Register it again if it is yours.");
    }

    private static HttpProblem connectionUnknown() {
        return Problem.CONNECTION_UNKNOWN.at(
                TARGET,
                "Your organisation has no connection with this id.",
                "Choose one of GET /v1/connections.");
    }
}
