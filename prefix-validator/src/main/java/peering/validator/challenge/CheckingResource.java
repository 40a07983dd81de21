package peering.validator.challenge;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.kit.identity.Role;
import peering.kit.problem.CommonProblem;
import peering.validator.challenge.proof.SignatureForm;
import peering.validator.challenge.proof.SignedMessageProof.Signed;
import peering.validator.web.Asker;

/** Whether a challenge is met: by what is published, or by what is sent in. */
@Path("/v1/challenges/{challengeId}")
@RolesAllowed({Role.Names.CUSTOMER, Role.Names.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Proofs of control")
public class CheckingResource {
    private static final int MOST_BYTES = 64 << 10;

    private final Checking checking;
    private final Evidences evidences;
    private final Asker asker;

    CheckingResource(Checking checking, Evidences evidences, Asker asker) {
        this.checking = checking;
        this.evidences = evidences;
        this.asker = asker;
    }

    /**
     * A signature.
     *
     * @param message that was signed; left out: the one that the challenge shows
     * @param signature base 64, as the form asks
     */
    public record NewSignature(
            @NotNull @Schema(examples = "Pss") SignatureForm form,
            @Size(max = 600) String message,
            @NotNull
                    @Size(max = 1400)
                    @Schema(examples = "oetQkMXE42P28AfPjEazQ5tpnb5YIxeh6CB5xtZZoR6f")
                    String signature) {}

    @POST
    @Path("/check")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "checkChallenge", summary = "Look now whether the token is published")
    public Uni<CheckOutcome> check(@PathParam("challengeId") String challengeId) {
        return checking.check(
                asker.scope(),
                challengeId,
                Way::hasToken,
                begun -> evidences.token(begun.way(), begun.terms(), begun.tokenHash()));
    }

    @POST
    @Path("/signature")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "sendSignature",
            summary = "Send in the signature of the message that the challenge shows")
    public Uni<CheckOutcome> signature(
            @PathParam("challengeId") String challengeId, @NotNull @Valid NewSignature body) {
        return checking.check(
                asker.scope(),
                challengeId,
                way -> way == Way.SignedMessage,
                begun -> evidences.signature(begun.terms(), signed(begun, body)));
    }

    private static Signed signed(Checking.Begun begun, NewSignature body) {
        String message =
                body.message() == null
                        ? Publishing.message(body.form(), begun.terms(), begun.messageUntil())
                        : body.message();
        return new Signed(body.form(), message, body.signature());
    }

    @POST
    @Path("/rsc")
    @Consumes({MediaType.APPLICATION_OCTET_STREAM, "application/rpki-checklist"})
    @Operation(
            operationId = "sendChecklist",
            summary = "Send in the signed checklist (RFC 9323), the file as it is")
    @RequestBody(
            required = true,
            description = "DER, 64 kB at most.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_OCTET_STREAM,
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = "application/rpki-checklist",
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Uni<CheckOutcome> checklist(@PathParam("challengeId") String challengeId, byte[] body) {
        if (body.length > MOST_BYTES) {
            throw CommonProblem.BODY_TOO_LARGE.because("A signed checklist has 64 kB at most.");
        }
        return checking.check(
                asker.scope(),
                challengeId,
                way -> way == Way.SignedChecklist,
                begun -> evidences.checklist(begun.terms(), body));
    }
}
