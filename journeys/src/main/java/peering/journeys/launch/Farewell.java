package peering.journeys.launch;

import java.nio.file.Path;
import java.util.stream.Collectors;
import peering.journeys.world.Addresses;

/** What is said when everything is ready: where things are, who one can be, what to try. */
final class Farewell {
    private static final String TEXT =
            """

            Ready. Log in on the page, or ask the APIs:

              portal         %s
              registration   %s/q/openapi
              validator      %s/q/openapi
              telemetry      %s/q/openapi
              alerting       %s/q/openapi
              webhooks       %s/hooks   (what the demo receiver was sent)
              issuer         %s
              Kafka          %s
              PostgreSQL     %s   (user %s, password %s)

            Demo users:
            %s

            Try, in another terminal:

              token() { curl -s %s -u "$1:$1-secret" -d grant_type=client_credentials | sed -n 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/p'; }
              curl -s -H "Authorization: Bearer $(token acme)" %s/v1/connections
              curl -s -H "Authorization: Bearer $(token globex)" %s/v1/connections     # another customer sees its own
              curl -s %s/v1/connections                                       # and nobody sees nothing: 401
              kill -9 $(cat %s/pids/telemetry)    # it comes back

            Logs are in %s/log, addresses and clients for scripts in %s/stack.json. Ctrl-C stops everything.
            """;

    private Farewell() {}

    static String of(PeeringSystem system, Path dir) {
        Addresses at = system.addresses();
        var services = at.services();
        String users =
                system.identities().users().stream()
                        .map(user ->
                                "  %-8s password %-8s %-22s %s"
                                        .formatted(
                                                user.name(),
                                                user.password(),
                                                user.displayName(),
                                                String.join(", ", user.roles())))
                        .collect(Collectors.joining("\n"));
        return TEXT.formatted(
                services.portal(),
                services.registration(),
                services.validator(),
                services.telemetry(),
                services.alerting(),
                at.receiver(),
                at.oidc().issuer(),
                at.kafka(),
                at.postgres().url(),
                at.postgres().user(),
                at.postgres().password(),
                users,
                at.oidc().tokenEndpoint(),
                services.registration(),
                services.registration(),
                services.registration(),
                dir,
                dir,
                dir);
    }
}
