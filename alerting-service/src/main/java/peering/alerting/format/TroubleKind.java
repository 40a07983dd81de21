package peering.alerting.format;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can go wrong with a prefix. */
@Schema(
        type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
        enumeration = {"route-anomaly", "latency-degradation", "prefix-validation"})
public enum TroubleKind {
    RouteAnomaly("route-anomaly", "route.anomaly"),
    LatencyDegradation("latency-degradation", "latency.degradation"),
    PrefixValidation("prefix-validation", "prefix.validation");

    /** For people who used another word. */
    public static final String WORDS = "route-anomaly, latency-degradation or prefix-validation";

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
