package peering.telemetry.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.Severity;
import peering.kit.problem.CommonProblem;
import peering.routing.net.Prefix;
import peering.telemetry.watched.PathPattern;
import peering.telemetry.watched.WatchPolicy;

/** A policy as it is written and shown; what is left out is as if nobody had written it. */
@Schema(name = "Policy")
public record Policy(
        @Schema(description = "ASNs that may originate the prefix beside the registered ones.")
                List<Long> origins,
        @Schema(description = "ASNs that the origins hand the route to; empty: any.")
                List<Long> upstreams,
        @Schema(description = "The longest more specific that the right origins announce.")
                Integer maxLength,
        @Schema(description = "Different peer ASes before anything is told.") Integer minPeerAses,
        @Schema(description = "Different peer ASes from which on it is critical.")
                Integer criticalPeerAses,
        @Schema(description = "Nothing is called worse than this.") Severity mostSevere,
        @Schema(description = "Kinds that are not told.") List<Kind> ignore,
        @Schema(description = "Networks in a path, prepending not counted.") Integer longestPath,
        @Schema(
                        description =
                                "What a path looks like from the peer to the origin: AS numbers, "
                                        + "64500|64501 for one of these, ? for any one, * for any number.",
                        examples = "* 64500|64501 64502")
                String pathPattern,
        @Schema(description = "Held in reserve: whoever announces it offends.")
                Boolean mustNotBeAnnounced,
        @Schema(description = "Announced to the upstreams for themselves only.") Boolean noExport,
        @Schema(description = "ASNs that must not carry the route.") List<Long> neverThrough,
        @Schema(
                        description =
                                "ASNs that may originate the less specific route around the prefix; "
                                        + "empty: those that usually do.")
                List<Long> coveringOrigins,
        @Schema(
                        description =
                                "Networks in the path that is received at our own edge, the origin "
                                        + "included; prepending not counted.")
                Integer longestOwnPath) {
    static final int MOST_ORIGINS = 100;
    static final int MOST_UPSTREAMS = 1000;
    private static final int MOST_PEERS = 1000;
    private static final int LONGEST_PATH = 255;

    static final Policy NONE =
            new Policy(
                    null, null, null, null, null, null, null, null, null, null, null, null, null,
                    null);

    public Policy {
        origins = kept(origins);
        upstreams = kept(upstreams);
        ignore = kept(ignore);
        mustNotBeAnnounced = mustNotBeAnnounced != null && mustNotBeAnnounced;
        noExport = noExport != null && noExport;
        neverThrough = kept(neverThrough);
        coveringOrigins = kept(coveringOrigins);
    }

    /** With what makes no sense still in it: {@link #check} can say what it is. */
    private static <T> List<T> kept(List<T> given) {
        return given == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(given));
    }

    /**
     * @param at where the policy stands in the request, such as {@code policy.}, or nothing
     * @throws io.quarkiverse.resteasy.problem.HttpProblem names the first field that is wrong
     */
    public void check(String at, Prefix prefix) {
        asns(at + "origins", origins, MOST_ORIGINS);
        asns(at + "upstreams", upstreams, MOST_UPSTREAMS);
        if (ignore.stream().anyMatch(Objects::isNull)) {
            throw refused(at + "ignore", "a kind is null", "leave it out");
        }
        if (ignore.contains(Kind.Unknown)) {
            throw refused(
                    at + "ignore", "Unknown is none of our kinds", "name those that are told");
        }
        within(at + "maxLength", maxLength, prefix.length(), prefix.bits());
        within(at + "minPeerAses", minPeerAses, 1, MOST_PEERS);
        within(at + "criticalPeerAses", criticalPeerAses, 1, MOST_PEERS);
        within(at + "longestPath", longestPath, 1, LONGEST_PATH);
        if (pathPattern != null) checkPattern(at + "pathPattern");
        asns(at + "neverThrough", neverThrough, MOST_UPSTREAMS);
        asns(at + "coveringOrigins", coveringOrigins, MOST_ORIGINS);
        within(at + "longestOwnPath", longestOwnPath, 1, LONGEST_PATH);
    }

    /** As watching needs it; only of one that was checked. */
    public WatchPolicy watch() {
        return new WatchPolicy(
                origins,
                Set.copyOf(upstreams),
                Optional.ofNullable(maxLength),
                Optional.ofNullable(minPeerAses),
                Optional.ofNullable(criticalPeerAses),
                Optional.ofNullable(mostSevere),
                Set.copyOf(ignore),
                Optional.ofNullable(longestPath),
                Optional.ofNullable(pathPattern).map(PathPattern::parse),
                mustNotBeAnnounced,
                noExport,
                Set.copyOf(neverThrough),
                Set.copyOf(coveringOrigins),
                Optional.ofNullable(longestOwnPath));
    }

    /** With these, as they are seen, in place of its own. */
    Policy learnt(List<Long> nextOrigins, List<Long> nextUpstreams, int longest) {
        return new Policy(
                nextOrigins,
                nextUpstreams,
                longest,
                minPeerAses,
                criticalPeerAses,
                mostSevere,
                ignore,
                longestPath,
                pathPattern,
                mustNotBeAnnounced,
                noExport,
                neverThrough,
                coveringOrigins,
                longestOwnPath);
    }

    private static void asns(String field, List<Long> asns, int most) {
        if (asns.size() > most) throw refused(field, "are too many", "name at most " + most);
        Predicate<Long> isAsn = asn -> asn != null && asn > 0 && asn <= 0xFFFF_FFFFL;
        asns.stream()
                .filter(isAsn.negate())
                .map(String::valueOf)
                .findFirst()
                .ifPresent(asn -> {
                    throw refused(field, asn + " is no AS number", "use 1 to 4294967295");
                });
    }

    private static void within(String field, Integer number, int least, int most) {
        if (number == null || number >= least && number <= most) return;
        throw refused(field, number + " is out of range", "use " + least + " to " + most);
    }

    private void checkPattern(String field) {
        try {
            PathPattern.parse(pathPattern);
        } catch (IllegalArgumentException wrong) {
            throw refused(field, wrong.getMessage(), "write it like: * 64500|64501 64502");
        }
    }

    private static RuntimeException refused(String field, String what, String remedy) {
        return CommonProblem.FIELD_INVALID.at(field, what, remedy);
    }
}
