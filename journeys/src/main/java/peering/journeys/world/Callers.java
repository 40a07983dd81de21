package peering.journeys.world;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import peering.stack.oidc.Identities;
import peering.stack.oidc.Tokens;

/** Everybody who may ask a running system, each with its own tokens. */
public final class Callers {
    private final Addresses at;
    private final Tokens tokens;

    public Callers(Addresses at) {
        this.at = at;
        this.tokens =
                new Tokens(
                        at.oidc().tokenEndpoint(),
                        new Identities(
                                at.clients().stream()
                                        .map(client ->
                                                new Identities.Client(
                                                        client.id(),
                                                        client.secret(),
                                                        client.organisation(),
                                                        List.of(client.role()),
                                                        List.of()))
                                        .toList(),
                                List.of()),
                        Clock.systemUTC());
    }

    /** One client at all services. */
    public record Caller(Api registration, Api validator, Api telemetry, Api alerting) {}

    /**
     * @param id of a client in {@link Addresses#clients}
     */
    public Caller as(String id) {
        return at(() -> Optional.of(tokens.of(id)));
    }

    /** Somebody without a token. */
    public Caller nobody() {
        return at(Optional::empty);
    }

    /** The demo webhook receiver; it asks nobody for a token. */
    public Api receiver() {
        return new Api(at.receiver(), Optional::empty);
    }

    private Caller at(java.util.function.Supplier<Optional<String>> token) {
        var services = at.services();
        return new Caller(
                new Api(services.registration(), token),
                new Api(services.validator(), token),
                new Api(services.telemetry(), token),
                new Api(services.alerting(), token));
    }
}
