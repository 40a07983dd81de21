package peering.stack.oidc;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Who can get a token.
 *
 * @param clients machines, and the portal's gateway, which know a secret
 * @param users people, who log in on a page
 */
public record Identities(List<Client> clients, List<User> users) {

    /**
     * @param organisation the tenant this client acts for
     * @param roles some of operator, partner, customer, probe
     * @param redirectUris where a login may return to; one that ends in {@code *} allows what
     *     begins like it
     * @param claims what its tokens say beside organisation and roles
     */
    public record Client(
            String id,
            String secret,
            String organisation,
            List<String> roles,
            List<String> redirectUris,
            Map<String, Object> claims) {

        /** Without claims of its own. */
        public Client(
                String id,
                String secret,
                String organisation,
                List<String> roles,
                List<String> redirectUris) {
            this(id, secret, organisation, roles, redirectUris, Map.of());
        }

        /** The same, whose tokens also say this. */
        public Client saying(String claim, Object value) {
            return new Client(id, secret, organisation, roles, redirectUris, Map.of(claim, value));
        }

        /** A machine of one role; its secret is its id and "-secret". */
        public static Client machine(String id, String role) {
            return new Client(id, id + "-secret", id, List.of(role), List.of());
        }
    }

    /** A person, who logs in by name and password. */
    public record User(
            String name,
            String password,
            String displayName,
            String organisation,
            List<String> roles) {

        /** A person of one role. */
        public static User person(
                String name, String displayName, String organisation, String role) {
            return new User(name, name, displayName, organisation, List.of(role));
        }
    }

    public Identities {
        clients = List.copyOf(clients);
        users = List.copyOf(users);
    }

    /**
     * One of each kind and two where a test needs a stranger: {@code ops, transit-a, transit-b,
     * transit-c, acme, globex, probe, transit-r, reader}; and two who mean no good: {@code
     * transit-m, mallory}.
     */
    public static Identities forTests() {
        return new Identities(
                List.of(
                        Client.machine("ops", "operator"),
                        Client.machine("transit-a", "partner"),
                        Client.machine("transit-b", "partner"),
                        Client.machine("transit-c", "partner")
                                .saying(
                                        "networks",
                                        List.of(
                                                Map.of("asn", 6453, "perms", 15),
                                                Map.of("asn", 1299, "perms", 1))),
                        Client.machine("acme", "customer"),
                        Client.machine("globex", "customer"),
                        Client.machine("transit-r", "partner"),
                        Client.machine("reader", "customer"),
                        Client.machine("transit-m", "partner"),
                        Client.machine("mallory", "customer"),
                        Client.machine("probe", "probe"),
                        new Client(
                                "portal",
                                "portal-secret",
                                "ops",
                                List.of(),
                                List.of("http://localhost:*", "http://127.0.0.1:*"))),
                List.of(
                        User.person("olga", "Olga Operator", "ops", "operator"),
                        User.person("pavel", "Pavel of Transit A", "transit-a", "partner"),
                        User.person("ada", "Ada of Acme", "acme", "customer"),
                        User.person("gus", "Gus of Globex", "globex", "customer")));
    }

    /**
     * @throws NoSuchElementException if nobody has this id
     */
    public Client client(String id) {
        return clients.stream()
                .filter(client -> client.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no client '" + id + "'"));
    }

    void writeTo(Path file) throws IOException {
        new ObjectMapper().writeValue(file.toFile(), this);
    }
}
