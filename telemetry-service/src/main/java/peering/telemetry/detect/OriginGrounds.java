package peering.telemetry.detect;

import java.util.List;
import java.util.stream.Collectors;
import peering.contract.RouteAnomalyFact.Evidence;
import peering.contract.Trouble.Severity;
import peering.routing.net.Asn;
import peering.routing.rpki.RovVerdict;
import peering.routing.rpki.Vrp;
import peering.telemetry.route.Origin;

/**
 * What RPKI says of a route from an origin that is not expected, and what that is worth (RFC 6811).
 *
 * <pre>
 *   RPKI is not known to us ........ ordinary: as many as agree have to see it; doubtful, a warning
 *                                    at most, if the holder knows the origin ({@link OriginKin})
 *   no ROA covers the prefix ....... the same
 *   invalid ........................ proven: one peer AS is enough
 *   valid .......................... doubtful, a warning at most: the holder of the space signed that
 *                                    this origin may, so the registration may lack it
 *   the origin is an AS_SET ........ ordinary: no VRP can match it, whoever is in it
 * </pre>
 */
final class OriginGrounds {
    private static final int MOST_VRPS = 10;

    private OriginGrounds() {}

    static Grounds of(Scene scene) {
        var expected = Grounds.ordinary(Severity.Critical, expected(scene));
        var unsigned = unsigned(scene, expected);
        var origin = scene.route().origin().single().map(Asn::of);
        var vrps = scene.world().vrps();
        if (vrps.isEmpty()) return unsigned;
        var verdict = vrps.get().judge(scene.route().announced(), origin);
        return switch (verdict) {
            case RovVerdict.NotFound _ ->
                    unsigned.and(Grounds.piece("rov-not-found", "No ROA covers it"));
            case RovVerdict.Valid valid ->
                    new Grounds(Grounds.Weight.DOUBTFUL, Severity.Warning, expected.evidence())
                            .and(valid(valid, scene.route().origin()));
            case RovVerdict.Invalid invalid when origin.isPresent() ->
                    new Grounds(Grounds.Weight.PROVEN, Severity.Critical, expected.evidence())
                            .and(invalid(invalid));
            case RovVerdict.Invalid invalid -> expected.and(invalid(invalid));
        };
    }

    /** Nobody signed anything. */
    private static Grounds unsigned(Scene scene, Grounds expected) {
        return OriginKin.of(scene)
                .map(kin ->
                        new Grounds(Grounds.Weight.DOUBTFUL, Severity.Warning, expected.evidence())
                                .and(kin))
                .orElse(expected);
    }

    /** Why RPKI calls it invalid, with the VRPs. */
    static Evidence invalid(RovVerdict.Invalid invalid) {
        String why =
                switch (invalid.reason()) {
                    case TOO_SPECIFIC -> "it is more specific than the ROA allows: ";
                    case AS0 -> "the ROA says that nobody may announce it: ";
                    case WRONG_ORIGIN -> "others may announce it: ";
                };
        return Grounds.piece("rov-invalid", "RPKI calls it invalid, " + why + list(invalid));
    }

    private static Evidence valid(RovVerdict.Valid valid, Origin origin) {
        return Grounds.piece(
                "rov-valid", "A ROA lets AS" + origin + " announce it: " + valid.matched());
    }

    private static Evidence expected(Scene scene) {
        String origins =
                scene.watched().expected().stream()
                        .map(asn -> "AS" + asn)
                        .collect(Collectors.joining(", "));
        return Grounds.piece("expected-origins", "Expected origins: " + origins);
    }

    private static String list(RovVerdict verdict) {
        List<Vrp> covering = verdict.covering();
        return covering.stream()
                .limit(MOST_VRPS)
                .map(Vrp::toString)
                .collect(Collectors.joining(", "));
    }
}
