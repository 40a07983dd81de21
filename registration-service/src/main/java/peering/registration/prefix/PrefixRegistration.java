package peering.registration.prefix;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import peering.kit.identity.Caller;
import peering.registration.connection.Connection;
import peering.registration.connection.Connections;
import peering.registration.partner.registered.Grant;
import peering.registration.partner.registered.PrefixKey;
import peering.registration.partner.registered.PublicPrefix;
import peering.registration.partner.registered.RegisteredPrefixes;
import peering.registration.web.Id;
import peering.registration.web.Problem;
import peering.routing.net.Prefix;

/**
 * A customer's claim on a prefix, from the request to the book. In this order it may be refused:
 *
 * <pre>
 *   the connection is not the caller's .......... not-found
 *   the connection is closed .................... connection-not-active
 *   the key opens no such thing ................. key-refused, whatever the reason
 *   the organisation has enough prefixes ........ too-many-prefixes
 *   the organisation claims it already .......... prefix-already-claimed
 *   another organisation holds overlapping space  prefix-taken
 * </pre>
 */
@ApplicationScoped
class PrefixRegistration {
    private final Connections connections;
    private final RegisteredPrefixes registered;
    private final Prefixes prefixes;
    private final PrefixBook book;
    private final PrefixConfig config;
    private final Clock clock;

    PrefixRegistration(
            Connections connections,
            RegisteredPrefixes registered,
            Prefixes prefixes,
            PrefixBook book,
            PrefixConfig config,
            Clock clock) {
        this.connections = connections;
        this.registered = registered;
        this.prefixes = prefixes;
        this.book = book;
        this.config = config;
        this.clock = clock;
    }

    /** The prefix that the text means, if such a prefix may be registered at all. */
    Prefix acceptable(String text) {
        return PublicPrefix.required(text, prefixes.policy());
    }

    /**
     * Within the transaction in progress.
     *
     * @param origins null for those that the partner registered
     */
    Uni<CustomerPrefix> register(
            String connectionId, Prefix prefix, PrefixKey key, List<Long> origins, Caller caller) {
        return connections
                .held(connectionId, caller)
                .invoke(PrefixRegistration::refuseClosed)
                .chain(connection ->
                        registered
                                .grant(key.fingerprint())
                                .map(grant ->
                                        grant.filter(g -> g.opens(prefix, connection.partnerId()))
                                                .orElseThrow(PrefixRegistration::keyRefused))
                                .call(() -> limited(connection.organisation()))
                                .map(grant -> row(connection, prefix, grant, origins)))
                .chain(book::enter);
    }

    private Uni<Long> limited(String organisation) {
        return prefixes.countAlone(organisation)
                .invoke(count -> {
                    if (count < config.maxPerOrganisation()) return;
                    throw Problem.TOO_MANY_PREFIXES.because(
                            "The most is "
                                    + config.maxPerOrganisation()
                                    + "; release those that are not used.");
                });
    }

    private static void refuseClosed(Connection connection) {
        if (connection.takesPrefixes()) return;
        throw Problem.CONNECTION_NOT_ACTIVE.because(
                "Register the prefix on a connection that is active.");
    }

    /** One answer to all that can be wrong with a key, so that guessing teaches nothing. */
    private static RuntimeException keyRefused() {
        return Problem.KEY_REFUSED.at(
                "key",
                "The key is not one of this connection's partner for this prefix or one around it.",
                "Ask your partner for the key of exactly this prefix.");
    }

    private PrefixEntity row(
            Connection connection, Prefix prefix, Grant grant, List<Long> origins) {
        var row = new PrefixEntity();
        var pending = new PrefixState.Pending(clock.instant());
        row.id = Id.fresh("pfx_", pending.since());
        row.organisation = connection.organisation();
        row.connectionId = connection.id();
        row.partnerId = connection.partnerId();
        row.prefix = prefix.toString();
        row.origins = (origins == null ? grant.origins() : origins).toArray(Long[]::new);
        row.fingerprint = grant.fingerprint();
        row.registeredAt = pending.since();
        row.claimRevision = 1;
        row.become(pending);
        return row;
    }
}
