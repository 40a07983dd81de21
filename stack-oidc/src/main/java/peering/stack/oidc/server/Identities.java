package peering.stack.oidc.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who may have a token: the file the server is started with.
 *
 * @param clients machines, and the portal's gateway; they know a secret
 * @param users people, who log in on the page
 */
record Identities(List<Client> clients, List<User> users) {

    /**
     * @param redirectUris where the authorization code may be sent; a client without any cannot log
     *     people in
     * @param claims what its tokens say beside organisation and roles
     */
    record Client(
            String id,
            String secret,
            String organisation,
            List<String> roles,
            List<String> redirectUris,
            Map<String, Object> claims) {
        Client {
            roles = roles == null ? List.of() : List.copyOf(roles);
            redirectUris = redirectUris == null ? List.of() : List.copyOf(redirectUris);
            claims = claims == null ? Map.of() : Map.copyOf(claims);
        }

        /**
         * True if the code may go to {@code uri}: a registered one, or one below a registered one
         * that ends in "*".
         */
        boolean mayReturnTo(String uri) {
            return redirectUris.stream()
                    .anyMatch(allowed ->
                            allowed.endsWith("*")
                                    ? uri.startsWith(allowed.substring(0, allowed.length() - 1))
                                    : uri.equals(allowed));
        }
    }

    record User(
            String name,
            String password,
            String displayName,
            String organisation,
            List<String> roles) {
        User {
            roles = roles == null ? List.of() : List.copyOf(roles);
        }
    }

    Identities {
        clients = clients == null ? List.of() : List.copyOf(clients);
        users = users == null ? List.of() : List.copyOf(users);
    }

    static Identities read(Path file) {
        return JsonMapper.shared().readValue(file, Identities.class);
    }

    Optional<Client> client(String id) {
        return clients.stream().filter(client -> client.id().equals(id)).findFirst();
    }

    Optional<User> user(String name) {
        return users.stream().filter(user -> user.name().equals(name)).findFirst();
    }
}
