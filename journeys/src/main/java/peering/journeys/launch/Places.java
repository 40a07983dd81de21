package peering.journeys.launch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import peering.stack.LocalStack;
import peering.stack.Ports;

/**
 * The port of everything.
 *
 * <pre>
 *   base   portal          +4  alerting        +12  Kafka
 *   +1     registration    +5  receiver        +13  Kafka's controller
 *   +2     validator       +6  OpenID Connect  +15  PostgreSQL
 *   +3     telemetry       +7  the demo's number registry
 *   +8     the demo's routing registry
 * </pre>
 */
record Places(
        int portal,
        int registration,
        int validator,
        int telemetry,
        int alerting,
        int receiver,
        int oidc,
        int numberRegistry,
        int routingRegistry,
        int kafka,
        int kafkaController,
        int postgres) {
    /** The highest offset. */
    static final int SPAN = 15;

    static Places from(int base) {
        return new Places(
                base,
                base + 1,
                base + 2,
                base + 3,
                base + 4,
                base + 5,
                base + 6,
                base + 7,
                base + 8,
                base + 12,
                base + 13,
                base + SPAN);
    }

    /** Ports nobody uses now, for tests. */
    static Places free() {
        return new Places(
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free());
    }

    LocalStack.Places ofStack() {
        return new LocalStack.Places(kafka, kafkaController, postgres, oidc);
    }

    static String url(int port) {
        return "http://localhost:" + port;
    }

    /** One line for each port that somebody else listens on. */
    List<String> taken() {
        return named().entrySet().stream()
                .filter(place -> !Ports.isFree(place.getValue()))
                .map(place -> "port " + place.getValue() + " (" + place.getKey() + ")")
                .toList();
    }

    private Map<String, Integer> named() {
        Map<String, Integer> named = new LinkedHashMap<>();
        named.put("portal", portal);
        named.put("registration", registration);
        named.put("validator", validator);
        named.put("telemetry", telemetry);
        named.put("alerting", alerting);
        named.put("webhook receiver", receiver);
        named.put("OpenID Connect", oidc);
        named.put("the demo's number registry", numberRegistry);
        named.put("the demo's routing registry", routingRegistry);
        named.put("Kafka", kafka);
        named.put("Kafka's controller", kafkaController);
        named.put("PostgreSQL", postgres);
        return named;
    }
}
