package peering.validator.validity;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.kit.problem.CommonProblem;
import peering.routing.bgp.AsPath;
import peering.routing.net.Asn;
import peering.routing.rpki.Aspa;
import peering.routing.rpki.AspaVerdict;
import peering.routing.topology.AspaVerification;
import peering.validator.source.CurrentVrps;
import peering.validator.source.VrpSnapshot;

/**
 * Who has named which providers (ASPA), and what that says of a path. It needs no token: ASPAs are
 * public.
 */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/aspa")
@Tag(name = "Validity")
public class AspaResource {
    private static final int LONGEST_PATH = 2000;

    private final CurrentVrps vrps;

    AspaResource(CurrentVrps vrps) {
        this.vrps = vrps;
    }

    /**
     * @param providers empty if it has attested nothing; AS0 alone if it has none
     * @param customers who names it as a provider
     * @param built when the table was made
     */
    public record Attested(
            String asn,
            boolean attested,
            List<String> providers,
            List<String> customers,
            Instant built) {}

    /** Whether the path came from below or from above. */
    public enum Direction {
        upstream,
        downstream
    }

    /**
     * @param state {@code valid}, {@code invalid} or {@code unknown}
     * @param reason with invalid
     * @param hops that decide: denied ones with invalid, unattested ones with unknown
     * @param suspects with invalid: the networks one of which passed on what it must not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PathVerdict(
            String path,
            Direction direction,
            String state,
            String reason,
            List<String> hops,
            List<String> suspects,
            Instant built) {}

    @GET
    @Path("/{asn}")
    @PermitAll
    @Operation(
            operationId = "aspaOf",
            summary = "Which providers an AS has named, and which customers name it")
    public Attested of(@PathParam("asn") @Parameter(example = "AS945") String asn) {
        var table = table();
        var asked = Asked.asn("asn", asn);
        var own =
                table.vrps().aspas().stream()
                        .filter(aspa -> aspa.customer().equals(asked))
                        .flatMap(aspa -> aspa.providers().stream())
                        .distinct()
                        .sorted()
                        .map(Asn::toString)
                        .toList();
        var customers =
                table.vrps().aspas().stream()
                        .filter(aspa -> aspa.providers().contains(asked) && !asked.isZero())
                        .map(Aspa::customer)
                        .distinct()
                        .sorted()
                        .map(Asn::toString)
                        .toList();
        return new Attested(asked.toString(), !own.isEmpty(), own, customers, table.built());
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "aspaOfPath",
            summary = "What ASPA says of a path (draft-ietf-sidrops-aspa-verification)")
    public PathVerdict ofPath(
            @QueryParam("path")
                    @Parameter(
                            description = "From the neighbour to the origin, parted by spaces.",
                            example = "3356 174 64500",
                            required = true)
                    String path,
            @QueryParam("direction")
                    @Parameter(
                            description =
                                    "upstream if a customer, a peer or a route server's client told"
                                            + " it; downstream, as if left out, if a provider did.")
                    Direction direction) {
        var table = table();
        var asked = path(path);
        var way = direction == null ? Direction.downstream : direction;
        var verification = new AspaVerification(table.aspas());
        var verdict =
                switch (way) {
                    case upstream -> verification.upstream(asked, asked.first());
                    case downstream -> verification.downstream(asked, asked.first());
                };
        return told(asked, way, verdict, table.built());
    }

    private static PathVerdict told(
            AsPath path, Direction way, AspaVerdict verdict, Instant built) {
        return switch (verdict) {
            case AspaVerdict.Valid valid ->
                    new PathVerdict(
                            path.toString(), way, valid.text(), null, List.of(), null, built);
            case AspaVerdict.Unknown unknown ->
                    new PathVerdict(
                            path.toString(),
                            way,
                            unknown.text(),
                            null,
                            hops(unknown.unattested()),
                            null,
                            built);
            case AspaVerdict.Invalid invalid ->
                    new PathVerdict(
                            path.toString(),
                            way,
                            invalid.text(),
                            invalid.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            hops(invalid.denied()),
                            invalid.suspects().stream().map(Asn::toString).toList(),
                            built);
        };
    }

    private static List<String> hops(List<AspaVerdict.Hop> hops) {
        return hops.stream().map(AspaVerdict.Hop::toString).toList();
    }

    private VrpSnapshot table() {
        return vrps.get().orElseThrow(ValidityResource::notYet);
    }

    private static AsPath path(String text) {
        try {
            var path = Optional.ofNullable(text).filter(one -> one.length() <= LONGEST_PATH);
            var parsed = AsPath.parse(path.orElse(""));
            if (!parsed.isEmpty()) return parsed;
        } catch (IllegalArgumentException unreadable) {
            throw refused(unreadable.getMessage());
        }
        throw refused("it is empty, or longer than " + LONGEST_PATH + " letters");
    }

    private static RuntimeException refused(String why) {
        return CommonProblem.FIELD_INVALID.at(
                "path", why, "Write AS numbers, such as 3356 174 64500.");
    }
}
