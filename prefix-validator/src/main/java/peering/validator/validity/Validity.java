package peering.validator.validity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.rpki.RovVerdict;
import peering.routing.rpki.Vrp;
import peering.routing.rpki.VrpTable;

/** The answer of the validity API, member for member as Routinator gives it. */
public record Validity(@JsonProperty("validated_route") Validated validated, String generatedTime) {

    /** The route that was asked about, and what is said of it. */
    public record Validated(Route route, Answer validity) {}

    /** The origin as {@code AS64500}, the prefix in canonical text. */
    public record Route(@JsonProperty("origin_asn") String origin, String prefix) {}

    /**
     * @param state {@code valid}, {@code invalid} or {@code not-found}
     * @param reason with invalid: {@code as} or {@code length}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(
            String state, String reason, String description, @JsonProperty("VRPs") Vrps vrps) {}

    /** The covering VRPs, by what becomes of them; each stands in one list. */
    public record Vrps(
            List<Entry> matched,
            @JsonProperty("unmatched_as") List<Entry> unmatchedAs,
            @JsonProperty("unmatched_length") List<Entry> unmatchedLength) {}

    /** One VRP; the maximum length is text there too. */
    public record Entry(String asn, String prefix, @JsonProperty("max_length") String maxLength) {

        static Entry of(Vrp vrp) {
            return new Entry(
                    vrp.origin().toString(),
                    vrp.prefix().toString(),
                    Integer.toString(vrp.maxLength()));
        }
    }

    static Validity of(Asn origin, Prefix prefix, VrpTable table, Instant now) {
        var verdict = table.judge(prefix, origin);
        Predicate<Vrp> longEnough = vrp -> prefix.length() <= vrp.maxLength();
        Predicate<Vrp> sameOrigin = vrp -> vrp.origin().equals(origin) && !origin.isZero();
        var vrps =
                new Vrps(
                        entries(verdict, longEnough.and(sameOrigin)),
                        entries(verdict, longEnough.and(sameOrigin.negate())),
                        entries(verdict, longEnough.negate()));
        var route = new Route(origin.toString(), prefix.toString());
        return new Validity(new Validated(route, answer(verdict, vrps)), now.toString());
    }

    private static Answer answer(RovVerdict verdict, Vrps vrps) {
        return switch (verdict) {
            case RovVerdict.Valid _ ->
                    new Answer("valid", null, "A covering VRP matches the route.", vrps);
            case RovVerdict.NotFound _ ->
                    new Answer("not-found", null, "No VRP covers the prefix.", vrps);
            case RovVerdict.Invalid _ ->
                    new Answer(
                            "invalid",
                            vrps.unmatchedAs().isEmpty() ? "length" : "as",
                            "VRPs cover the prefix, and none matches the route.",
                            vrps);
        };
    }

    private static List<Entry> entries(RovVerdict verdict, Predicate<Vrp> which) {
        return verdict.covering().stream().filter(which).map(Entry::of).toList();
    }
}
