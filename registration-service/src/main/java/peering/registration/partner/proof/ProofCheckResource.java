package peering.registration.partner.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.problem.CommonProblem;
import peering.registration.web.OneLine;

/** The attempts themselves. Not behind {@code @Change}: a registry is asked in between. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/partners/{partnerId}/proof/check")
@Tag(name = "Proof of the AS number")
class ProofCheckResource {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProofChecks checks;
    private final JsonWebToken token;
    private final Caller caller;

    ProofCheckResource(ProofChecks checks, JsonWebToken token, Caller caller) {
        this.checks = checks;
        this.token = token;
        this.caller = caller;
    }

    record Check(
            @NotNull @Schema(examples = "token") ProofMethod method,
            @Size(min = 1, max = Sight.LONGEST)
                    @Pattern(
                            regexp = OneLine.REGEXP,
                            message =
                                    "is not one line of text; write one without control characters")
                    @Schema(
                            description =
                                    "Needed with the method operator, refused with all others.")
                    String evidence) {}

    @POST
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER})
    @Operation(
            summary = "Try to prove the AS number",
            description =
                    "By rdap: the registry's record is searched for the token. By token: the caller's own"
                            + " token names its networks in the claim 'networks'. By operator: an operator"
                            + " says what it saw. Every attempt is kept.")
    public Uni<ProofAttempt> check(String partnerId, @NotNull @Valid Check check) {
        refuseMisfit(check);
        return checks.attempt(
                partnerId,
                check.method(),
                switch (check.method()) {
                    case RDAP -> checks::askRegistry;
                    case TOKEN ->
                            question ->
                                    Uni.createFrom()
                                            .item(
                                                    SignedNetworks.look(
                                                            networks(),
                                                            question.asn(),
                                                            caller.subject()));
                    case OPERATOR -> _ -> Uni.createFrom().item(new Sight.Proven(check.evidence()));
                },
                caller);
    }

    private void refuseMisfit(Check check) {
        boolean byOperator = check.method() == ProofMethod.OPERATOR;
        if (byOperator && !caller.is(Role.OPERATOR)) {
            throw CommonProblem.FORBIDDEN.because("Only an operator says what it saw.");
        }
        if (byOperator == (check.evidence() != null)) return;
        throw CommonProblem.FIELD_INVALID.at(
                "evidence",
                byOperator ? "There is no evidence." : "This method finds its own evidence.",
                byOperator ? "Say what you saw." : "Leave it out.");
    }

    /** Null without the claim. Whatever type the token's library gives it, its text is JSON. */
    private JsonNode networks() {
        Object claim = token.getClaim(SignedNetworks.CLAIM);
        if (claim == null) return null;
        try {
            return JSON.readTree(claim.toString());
        } catch (JsonProcessingException noList) {
            return null;
        }
    }
}
