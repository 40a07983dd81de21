package peering.journeys.world;

import java.util.List;
import java.util.Set;
import peering.stack.oidc.Identities;
import peering.stack.oidc.Identities.Client;
import peering.stack.oidc.Identities.User;

/**
 * The people and machines of the demo world. Their secrets are no secrets: the issuer listens on
 * the loopback interface only.
 */
public final class Cast {
    public static final String PORTAL_CLIENT = "portal";
    private static final Set<String> ROLES = Set.of("operator", "partner", "customer", "probe");

    private Cast() {}

    /**
     * @param portalUrl where the portal's login may return to
     * @param portalSecret the portal's client secret
     */
    public static Identities of(String portalUrl, String portalSecret) {
        return new Identities(
                List.of(
                        Client.machine("ops", "operator"),
                        Client.machine("transit-a", "partner"),
                        Client.machine("transit-b", "partner"),
                        Client.machine("acme", "customer"),
                        Client.machine("globex", "customer"),
                        // Those of docs/journeys, who own nothing yet.
                        Client.machine("nord", "partner"),
                        Client.machine("sued", "partner"),
                        Client.machine("initech", "customer"),
                        Client.machine("probe", "probe"),
                        new Client(
                                PORTAL_CLIENT,
                                portalSecret,
                                "ops",
                                List.of(),
                                List.of(
                                        portalUrl + "/*",
                                        portalUrl.replace("//localhost:", "//127.0.0.1:") + "/*"))),
                List.of(
                        User.person("olga", "Olga, operator", "ops", "operator"),
                        User.person("pavel", "Pavel of Transit A", "transit-a", "partner"),
                        User.person("bruna", "Bruna of Transit B", "transit-b", "partner"),
                        User.person("ada", "Ada of Acme", "acme", "customer"),
                        User.person("gus", "Gus of Globex", "globex", "customer")));
    }

    /** The machines a script may act as; not the portal's gateway. */
    public static List<Addresses.Client> scripted(Identities identities) {
        return identities.clients().stream()
                .filter(client -> client.roles().stream().anyMatch(ROLES::contains))
                .map(client ->
                        new Addresses.Client(
                                client.id(),
                                client.secret(),
                                client.roles().getFirst(),
                                client.organisation()))
                .toList();
    }
}
