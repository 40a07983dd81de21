package peering.contract;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The topics, and how each has to be created. The table in the architecture, as code. */
public final class Topics {
    /** Edge sites; key site id. */
    public static final String SITES = "peering.sites.v1";

    /** Partners' BGP sessions per site and router; key session id. */
    public static final String SESSIONS = "peering.sessions.v1";

    /** Customers' connections; key connection id. */
    public static final String CONNECTIONS = "peering.connections.v1";

    /** Customers' prefixes; key prefix id. */
    public static final String PREFIXES = "peering.prefixes.v1";

    /** What validation says of a prefix; key prefix id. */
    public static final String VERDICTS = "peering.verdicts.v1";

    /** MRT BGP4MP(_ET) records, bytes (RFC 6396, RFC 8050); key collector and peer. */
    public static final String ROUTE_UPDATES = "peering.route-updates.v1";

    /** What customers expect of a prefix's routes beyond its registration; key prefix id. */
    public static final String WATCH_POLICIES = "peering.watch-policies.v1";

    /** Troubles with the routes of a prefix; key anomaly id. */
    public static final String ROUTE_ANOMALIES = "peering.route-anomalies.v1";

    /** Latency samples; key prefix and place. */
    public static final String LATENCY_SAMPLES = "peering.latency-samples.v1";

    /** Latency that got worse, and its recovery; key degradation id. */
    public static final String LATENCY_DEGRADATIONS = "peering.latency-degradations.v1";

    /** Which way each prefix takes; key prefix id. */
    public static final String PATHS = "peering.paths.v1";

    /** Whether partners' BGP sessions are up; key session id. */
    public static final String SESSION_STATES = "peering.session-states.v1";

    /** Hourly median latency between places and sites; key place and site id. */
    public static final String SITE_LATENCY = "peering.site-latency.v1";

    /** What partners announce over their sessions; key session and prefix. */
    public static final String RECEIVED_ROUTES = "peering.received-routes.v1";

    /** Sources of routes that are silent; key feed trouble id. */
    public static final String FEED_TROUBLES = "peering.feed-troubles.v1";

    /** Records that a reader could not take are parked on the topic's name with this ending. */
    public static final String DEAD_LETTER_SUFFIX = ".dlq";

    private static final Duration HOURS = Duration.ofHours(6);
    private static final Duration QUARTER = Duration.ofDays(90);

    /** Every topic, its dead-letter topics included. */
    public static final List<Topic> ALL =
            List.of(
                            state(SITES, 3),
                            state(SESSIONS, 3),
                            state(CONNECTIONS, 6),
                            state(PREFIXES, 6),
                            state(VERDICTS, 6),
                            stream(ROUTE_UPDATES, 6, HOURS),
                            state(WATCH_POLICIES, 6),
                            history(ROUTE_ANOMALIES, 6),
                            stream(LATENCY_SAMPLES, 6, HOURS),
                            history(LATENCY_DEGRADATIONS, 6),
                            state(PATHS, 6),
                            state(SESSION_STATES, 3),
                            state(SITE_LATENCY, 3),
                            state(RECEIVED_ROUTES, 6),
                            history(FEED_TROUBLES, 1))
                    .stream()
                    .mapMulti((Topic topic, Consumer<Topic> out) -> {
                        out.accept(topic);
                        out.accept(stream(deadLetters(topic.name()), 1, QUARTER));
                    })
                    .toList();

    private Topics() {}

    /** The topic on which a reader of {@code topic} parks what it cannot take. */
    public static String deadLetters(String topic) {
        return topic + DEAD_LETTER_SUFFIX;
    }

    /**
     * How a topic is created.
     *
     * @param settings Kafka's topic settings, as its admin client takes them
     */
    public record Topic(String name, int partitions, Map<String, String> settings) {
        public Topic {
            settings = Map.copyOf(settings);
        }
    }

    private static Topic state(String name, int partitions) {
        return new Topic(name, partitions, Map.of("cleanup.policy", "compact"));
    }

    private static Topic history(String name, int partitions) {
        return new Topic(
                name,
                partitions,
                Map.of("cleanup.policy", "compact,delete", "retention.ms", millis(QUARTER)));
    }

    private static Topic stream(String name, int partitions, Duration kept) {
        return new Topic(
                name, partitions, Map.of("cleanup.policy", "delete", "retention.ms", millis(kept)));
    }

    private static String millis(Duration kept) {
        return Long.toString(kept.toMillis());
    }
}
