package peering.validator.challenge;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.validator.web.Asker;

/** Challenges: made, shown, rotated, dropped. */
@Path("/v1/challenges")
@RolesAllowed({Role.Names.CUSTOMER, Role.Names.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Proofs of control")
public class ChallengeResource {
    private final ChallengeChanges changes;
    private final Challenges challenges;
    private final Asker asker;

    ChallengeResource(ChallengeChanges changes, Challenges challenges, Asker asker) {
        this.changes = changes;
        this.challenges = challenges;
        this.asker = asker;
    }

    /** What is to be proved, and how. */
    public record NewChallenge(
            @NotNull @Size(min = 1, max = 64) @Schema(examples = "198.51.100.0/24") String prefix,
            @NotNull @Schema(examples = "DnsToken") Way method) {}

    @POST
    @RolesAllowed(Role.Names.CUSTOMER)
    @Operation(
            operationId = "createChallenge",
            summary =
                    "Make a challenge for a prefix: what to publish or sign. A token is shown in"
                            + " this answer and never again")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = Challenge.class)))
    public Uni<RestResponse<Challenge>> create(@NotNull @Valid NewChallenge body) {
        var prefix = PrefixField.read(body.prefix());
        return changes.create(asker.organisation(), asker.subject(), prefix, body.method())
                .map(made ->
                        RestResponse.ResponseBuilder.<Challenge>created(
                                        URI.create("/v1/challenges/" + made.challengeId()))
                                .entity(made)
                                .build());
    }

    @GET
    @Operation(
            operationId = "listChallenges",
            summary = "The challenges of the caller's organisation, newest first")
    public Uni<Page<Challenge>> list(
            @QueryParam("prefix") @Size(max = 64) String prefix,
            @QueryParam("method") Way method,
            @QueryParam("state") Challenge.State state,
            @Valid @BeanParam PageQuery page) {
        var filter =
                new Challenges.Filter(
                        asker.scope(),
                        Optional.ofNullable(PrefixField.filter(prefix)),
                        Optional.ofNullable(method),
                        Optional.ofNullable(state));
        long below = Asker.below(page.cursor);
        return Panache.withSession(() -> challenges.page(filter, below, page.limit))
                .map(found -> Page.of(found, page.limit, row -> row.number.toString()))
                .map(cut -> cut.map(row -> row.shown(null)));
    }

    @GET
    @Path("/{challengeId}")
    @Operation(
            operationId = "getChallenge",
            summary = "Show a challenge, with all that meets it but the token")
    public Uni<Challenge> get(@PathParam("challengeId") String challengeId) {
        var scope = asker.scope();
        return Panache.withSession(() -> challenges.seenBy(scope, challengeId))
                .map(row -> row.shown(null));
    }

    @POST
    @Path("/{challengeId}/rotate")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "rotateChallenge",
            summary =
                    "Make it anew, with its whole time: what was published or signed before proves"
                            + " nothing any more")
    public Uni<Challenge> rotate(@PathParam("challengeId") String challengeId) {
        return changes.rotate(asker.scope(), challengeId);
    }

    @DELETE
    @Path("/{challengeId}")
    @ResponseStatus(204)
    @Operation(
            operationId = "deleteChallenge",
            summary = "Drop a challenge; a proof that came of it stays")
    public Uni<Void> delete(@PathParam("challengeId") String challengeId) {
        return changes.delete(asker.scope(), challengeId);
    }
}
