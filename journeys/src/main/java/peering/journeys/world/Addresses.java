package peering.journeys.world;

import java.util.List;
import java.util.NoSuchElementException;

/**
 * Where everything of a running system is and who may ask it: the content of {@code
 * .stack/stack.json}.
 *
 * @param clients who gets tokens by client credentials at {@link Oidc#tokenEndpoint}
 * @param kafka bootstrap servers
 * @param receiver base URL of the demo webhook receiver
 */
public record Addresses(
        Services services,
        Oidc oidc,
        List<Client> clients,
        String kafka,
        Postgres postgres,
        String receiver) {

    /** Base URLs. */
    public record Services(
            String portal,
            String registration,
            String validator,
            String telemetry,
            String alerting) {}

    public record Oidc(String issuer, String tokenEndpoint) {}

    /**
     * @param role one of operator, partner, customer, probe
     */
    public record Client(String id, String secret, String role, String organisation) {}

    /**
     * @param url JDBC URL; the services' databases are beside the one it names
     */
    public record Postgres(String url, String user, String password) {}

    /**
     * The client of {@code role}, counted from zero.
     *
     * @throws NoSuchElementException if there are not so many
     */
    public Client client(String role, int which) {
        return clients.stream()
                .filter(client -> client.role().equals(role))
                .skip(which)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no " + role + " number " + which));
    }
}
