package peering.alerting.format;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What can go wrong: with a prefix, which is its customer's trouble, or with what carries and
 * watches all of them, which is the operator's.
 */
@Schema(
        type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
        enumeration = {
            "route-anomaly",
            "latency-degradation",
            "prefix-validation",
            "path-change",
            "session-down",
            "site-down",
            "feed-silence"
        })
public enum TroubleKind {
    /** A hijack, a leak, a loss of visibility. */
    RouteAnomaly("route-anomaly", "route.anomaly"),
    /** Slower than it was, from one place. */
    LatencyDegradation("latency-degradation", "latency.degradation"),
    /** A prefix that was in force fails its checks. */
    PrefixValidation("prefix-validation", "prefix.validation"),
    /** A prefix takes another way than the one that was chosen for it. */
    PathChange("path-change", "path.change"),
    /** A partner's BGP session is not established; the operator's. */
    SessionDown("session-down", "session.down"),
    /** A site of ours serves nobody; the operator's. */
    SiteDown("site-down", "site.down"),
    /** A source of routes is silent; the operator's. */
    FeedSilence("feed-silence", "feed.silence");

    /** For people who used another word. */
    public static final String WORDS =
            "route-anomaly, latency-degradation, prefix-validation, path-change, session-down,"
                    + " site-down or feed-silence";

    private final String slug;
    private final String typeStem;

    TroubleKind(String slug, String typeStem) {
        this.slug = slug;
        this.typeStem = typeStem;
    }

    /** The word in the API. */
    @JsonValue
    public String slug() {
        return slug;
    }

    /** The {@code type} of a message about it: {@code route.anomaly.opened}. */
    public String messageType(Transition transition) {
        return typeStem + "." + transition.word();
    }

    public static Optional<TroubleKind> of(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug.equals(slug)).findFirst();
    }

    @JsonCreator
    static TroubleKind read(String slug) {
        return of(slug).orElseThrow(() -> new IllegalArgumentException("a trouble is " + WORDS));
    }
}
