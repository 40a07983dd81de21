package peering.journeys.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import peering.journeys.world.Cast;

/** The table of services. To add one: a line here, a port in {@link Places}. */
final class Parts {
    private Parts() {}

    /**
     * @param dir where the system keeps its state
     * @param vrps file or URL of the validated ROA payloads
     */
    static List<Part> all(Places places, Path dir, String vrps, Secrets secrets) {
        return List.of(
                new Part(
                        "registration",
                        "registration-service",
                        places.registration(),
                        "registration",
                        160,
                        // Five minutes in earnest; here somebody watches.
                        Map.of("PEERING_PATH_RETURN_AFTER", "20s")),
                new Part(
                        "validator",
                        "prefix-validator",
                        places.validator(),
                        "validator",
                        256,
                        Map.of(
                                "PEERING_VRPS_LOCATION",
                                vrps,
                                // A file is of the time that is replayed; no relying party ages.
                                "PEERING_VRPS_STALE_AFTER",
                                vrps.contains("://") ? "6h" : "36500d")),
                new Part(
                        "telemetry",
                        "telemetry-service",
                        places.telemetry(),
                        "telemetry",
                        256,
                        Map.of(
                                "KAFKA_STREAMS_STATE_DIR",
                                dir.resolve("streams").toString(),
                                "PEERING_RPKI_SOURCE",
                                vrps)),
                new Part(
                        "alerting",
                        "alerting-service",
                        places.alerting(),
                        "alerting",
                        160,
                        Map.of(
                                "PEERING_ENDPOINT_ALLOW_LOOPBACK",
                                "true",
                                "PEERING_SECRETS_KEY",
                                secrets.webhookKey(),
                                "PEERING_OPERATOR_ORGANISATION",
                                "ops",
                                "PEERING_PUBLIC_URL",
                                Places.url(places.portal()))),
                new Part(
                        "portal",
                        "portal",
                        places.portal(),
                        "",
                        128,
                        Map.of(
                                "PEERING_PORTAL_REGISTRATION_URL",
                                        Places.url(places.registration()),
                                "PEERING_PORTAL_VALIDATOR_URL", Places.url(places.validator()),
                                "PEERING_PORTAL_TELEMETRY_URL", Places.url(places.telemetry()),
                                "PEERING_PORTAL_ALERTING_URL", Places.url(places.alerting()),
                                "PEERING_PORTAL_SESSION_SECRET", secrets.session(),
                                "QUARKUS_OIDC_CLIENT_ID", Cast.PORTAL_CLIENT,
                                "QUARKUS_OIDC_CREDENTIALS_SECRET", secrets.portalClient())));
    }
}
