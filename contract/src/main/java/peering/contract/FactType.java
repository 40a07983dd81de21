package peering.contract;

import java.util.Arrays;
import java.util.Optional;

/**
 * The closed list of facts: the CloudEvents {@code type} of each, its topic and its record.
 *
 * <p>To add one: the record, a line here, a schema and a sample.
 */
public enum FactType {
    SITE("org.openpeering.site.v1", Topics.SITES, SiteFact.class),
    SESSION("org.openpeering.session.v1", Topics.SESSIONS, SessionFact.class),
    CONNECTION("org.openpeering.connection.v1", Topics.CONNECTIONS, ConnectionFact.class),
    PREFIX("org.openpeering.prefix.v1", Topics.PREFIXES, PrefixFact.class),
    VERDICT("org.openpeering.verdict.v1", Topics.VERDICTS, VerdictFact.class),
    ROUTE_ANOMALY(
            "org.openpeering.route-anomaly.v1", Topics.ROUTE_ANOMALIES, RouteAnomalyFact.class),
    WATCH_POLICY("org.openpeering.watch-policy.v1", Topics.WATCH_POLICIES, WatchPolicyFact.class),
    LATENCY_SAMPLE(
            "org.openpeering.latency-sample.v1", Topics.LATENCY_SAMPLES, LatencySampleFact.class),
    LATENCY_DEGRADATION(
            "org.openpeering.latency-degradation.v1",
            Topics.LATENCY_DEGRADATIONS,
            LatencyDegradationFact.class),
    PATH("org.openpeering.path.v1", Topics.PATHS, PathFact.class),
    SESSION_STATE(
            "org.openpeering.session-state.v1", Topics.SESSION_STATES, SessionStateFact.class),
    SITE_LATENCY("org.openpeering.site-latency.v1", Topics.SITE_LATENCY, SiteLatencyFact.class),
    RECEIVED_ROUTE(
            "org.openpeering.received-route.v1", Topics.RECEIVED_ROUTES, ReceivedRouteFact.class),
    FEED_TROUBLE("org.openpeering.feed-trouble.v1", Topics.FEED_TROUBLES, FeedTroubleFact.class);

    private final String type;
    private final String topic;
    private final Class<? extends Record> record;

    FactType(String type, String topic, Class<? extends Record> record) {
        this.type = type;
        this.topic = topic;
        this.record = record;
    }

    /** The CloudEvents {@code type}. */
    public String type() {
        return type;
    }

    public String topic() {
        return topic;
    }

    public Class<? extends Record> record() {
        return record;
    }

    /** The fact of a record class; empty for a class that is none. */
    public static Optional<FactType> of(Class<?> record) {
        return Arrays.stream(values()).filter(fact -> fact.record == record).findFirst();
    }
}
