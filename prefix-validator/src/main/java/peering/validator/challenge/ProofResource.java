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
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;
import peering.validator.challenge.proof.Attempt;
import peering.validator.challenge.proof.Method;
import peering.validator.challenge.proof.OperatorReview;
import peering.validator.challenge.proof.OperatorReview.Review;
import peering.validator.web.Asker;

/** Proofs: shown, given by a person, ended. */
@Path("/v1/proofs")
@RolesAllowed({Role.Names.CUSTOMER, Role.Names.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Proofs of control")
public class ProofResource {
    private final Proofs proofs;
    private final ProofRows rows;
    private final ChallengeConfig config;
    private final Asker asker;
    private final Clock clock;

    ProofResource(Proofs proofs, ProofRows rows, ChallengeConfig config, Asker asker, Clock clock) {
        this.proofs = proofs;
        this.rows = rows;
        this.config = config;
        this.asker = asker;
        this.clock = clock;
    }

    /**
     * A person of the operator vouches.
     *
     * @param reason what was seen, for those who ask later
     * @param until when somebody has to look again
     */
    public record NewReview(
            @NotNull @Size(min = 1, max = 100) @Schema(examples = "acme") String organisation,
            @NotNull @Size(min = 1, max = 64) @Schema(examples = "198.51.100.0/24") String prefix,
            @NotNull
                    @Size(max = 500)
                    @Schema(examples = "Letter of 2026-11-02, checked with the registry by phone.")
                    String reason,
            @NotNull @Schema(examples = "2027-03-01T00:00:00Z") Instant until) {}

    @POST
    @RolesAllowed(Role.Names.OPERATOR)
    @Operation(
            operationId = "reviewControl",
            summary = "Vouch for an organisation's control of a prefix, with a reason and an end")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = ProofEntity.View.class)))
    public Uni<RestResponse<ProofEntity.View>> review(@NotNull @Valid NewReview body) {
        var review =
                new Review(
                        body.organisation(),
                        PrefixField.read(body.prefix()),
                        asker.subject(),
                        body.reason(),
                        body.until().truncatedTo(ChronoUnit.SECONDS));
        return switch (OperatorReview.judge(review, clock.instant(), config.mostVouches())) {
            case Attempt.Refused refused -> throw refusal(refused);
            case Attempt.Proved(var proof) ->
                    proofs.keep(proof)
                            .map(made ->
                                    RestResponse.ResponseBuilder.<ProofEntity.View>created(
                                                    URI.create("/v1/proofs/" + made.proofId()))
                                            .entity(made)
                                            .build());
        };
    }

    private static RuntimeException refusal(Attempt.Refused refused) {
        String field = refused.reason().equals("review-no-reason") ? "reason" : "until";
        return CommonProblem.FIELD_INVALID.at(field, refused.sentence(), refused.repair());
    }

    @GET
    @Operation(
            operationId = "listProofs",
            summary = "What the caller's organisation has proved, newest first")
    public Uni<Page<ProofEntity.View>> list(
            @QueryParam("prefix") @Size(max = 64) String prefix,
            @QueryParam("method") Method method,
            @QueryParam("inForce")
                    @Parameter(description = "true: those that count; false: those that ended.")
                    Boolean inForce,
            @Valid @BeanParam PageQuery page) {
        var filter =
                new ProofRows.Filter(
                        asker.scope(),
                        Optional.ofNullable(PrefixField.filter(prefix)),
                        Optional.ofNullable(method),
                        Optional.ofNullable(inForce));
        long below = Asker.below(page.cursor);
        return Panache.withSession(() -> rows.page(filter, below, page.limit))
                .map(found -> Page.of(found, page.limit, row -> row.number.toString()))
                .map(cut -> cut.map(ProofEntity::shown));
    }

    @GET
    @Path("/{proofId}")
    @Operation(operationId = "getProof", summary = "Show a proof")
    public Uni<ProofEntity.View> get(@PathParam("proofId") String proofId) {
        var scope = asker.scope();
        return Panache.withSession(() -> rows.seenBy(scope, proofId)).map(ProofEntity::shown);
    }

    @DELETE
    @Path("/{proofId}")
    @ResponseStatus(204)
    @Operation(
            operationId = "revokeProof",
            summary = "End a proof at once: an operator any, an organisation its own")
    public Uni<Void> revoke(
            @PathParam("proofId") String proofId,
            @QueryParam("why")
                    @Size(max = 200)
                    @Parameter(description = "For those who ask later.", example = "Sold.")
                    String why) {
        return proofs.revoke(asker.scope(), proofId, asker.subject(), why);
    }
}
