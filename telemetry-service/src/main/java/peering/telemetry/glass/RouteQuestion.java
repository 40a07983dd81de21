package peering.telemetry.glass;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import peering.kit.problem.CommonProblem;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.telemetry.web.Times;

/** Which routes of a prefix are asked for; a {@code @BeanParam}. */
public class RouteQuestion {
    @QueryParam("announced")
    @Parameter(description = "Exactly this prefix: the registered one or a part of it.")
    public String announced;

    @QueryParam("peerAsn")
    @Parameter(description = "The peer's AS number.")
    public String peerAsn;

    @QueryParam("collector")
    @Parameter(description = "Name of a collector, such as rrc00.")
    public String collector;

    @QueryParam("origin")
    @Parameter(description = "The AS number at the end of the path.")
    public String origin;

    @QueryParam("pathContains")
    @Parameter(description = "An AS number anywhere in the path.")
    public String pathContains;

    @QueryParam("at")
    @Parameter(
            description =
                    "What was shown at this time, as far as it is kept; leave out for what is shown"
                            + " now.")
    public String at;

    Optional<String> announced() {
        return Optional.ofNullable(announced).map(text -> prefix(text).toString());
    }

    Optional<Long> peerAsn() {
        return asn("peerAsn", peerAsn);
    }

    Optional<String> collector() {
        return Optional.ofNullable(collector);
    }

    Optional<Long> origin() {
        return asn("origin", origin);
    }

    Optional<Long> pathContains() {
        return asn("pathContains", pathContains);
    }

    Optional<Instant> at() {
        return Optional.ofNullable(at).map(text -> Times.read("at", text));
    }

    private static Prefix prefix(String text) {
        try {
            return Prefix.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw CommonProblem.FIELD_INVALID.at(
                    "announced", wrong.getMessage(), "Send a prefix such as 203.0.113.0/24.");
        }
    }

    private static Optional<Long> asn(String field, String text) {
        if (text == null) return Optional.empty();
        try {
            return Optional.of(Asn.parse(text).value());
        } catch (IllegalArgumentException wrong) {
            throw CommonProblem.FIELD_INVALID.at(
                    field, "not an AS number", "Send a number such as 64500.");
        }
    }
}
