package peering.telemetry.glass;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.routing.bgp.AsPath;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.rpki.AspaTable;
import peering.routing.rpki.RovState;
import peering.routing.rpki.VrpTable;
import peering.routing.topology.AspaVerification;
import peering.telemetry.route.Origin;
import peering.telemetry.route.PeerRoute;
import peering.telemetry.world.World;

/**
 * What RPKI says of a route, by the tables of now, whenever it was shown.
 *
 * @param origin valid, invalid or not-found (RFC 6811); left out while no VRPs are known
 * @param path valid, invalid or unknown by ASPA (draft-ietf-sidrops-aspa-verification), as of a
 *     route that a provider told; left out while no ASPAs are known, or if the path is too long
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record RpkiStates(
        @Schema(examples = "valid") Optional<String> origin,
        @Schema(examples = "unknown") Optional<String> path) {

    static RpkiStates of(World world, ShownRoute route) {
        return new RpkiStates(
                world.vrps().map(vrps -> origin(vrps, route).text()),
                world.aspas().filter(_ -> isWhole(route)).map(aspas -> path(aspas, route)));
    }

    /** False while there are no tables to ask. */
    @JsonIgnore
    boolean isKnown() {
        return origin.isPresent() || path.isPresent();
    }

    private static RovState origin(VrpTable vrps, ShownRoute route) {
        var single = Origin.parse(route.origin()).single().map(Asn::of);
        return vrps.state(Prefix.parse(route.announced()), single);
    }

    private static boolean isWhole(ShownRoute route) {
        return PeerRoute.isWhole(route.path());
    }

    private static String path(AspaTable aspas, ShownRoute route) {
        return new AspaVerification(aspas)
                .downstream(AsPath.parse(route.path()), Optional.empty())
                .text();
    }
}
