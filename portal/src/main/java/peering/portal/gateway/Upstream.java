package peering.portal.gateway;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The closed list of APIs that a session may reach. To add one: a constant, its address. */
enum Upstream {
    REGISTRATION,
    VALIDATOR,
    TELEMETRY,
    ALERTING;

    /** The word in the path of the page's calls. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    URI address(GatewayConfig config) {
        return switch (this) {
            case REGISTRATION -> config.registrationUrl();
            case VALIDATOR -> config.validatorUrl();
            case TELEMETRY -> config.telemetryUrl();
            case ALERTING -> config.alertingUrl();
        };
    }

    static Optional<Upstream> named(String word) {
        return Arrays.stream(values()).filter(api -> api.word().equals(word)).findFirst();
    }
}
