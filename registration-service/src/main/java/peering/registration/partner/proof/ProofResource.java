package peering.registration.partner.proof;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.registration.partner.PartnerEntity;
import peering.registration.partner.Partners;
import peering.registration.web.Change;
import peering.registration.web.Read;

/** The token that a partner shows at its registry, and what became of its attempts. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/partners/{partnerId}/proof")
@Tag(name = "Proof of the AS number")
class ProofResource {
    private final Partners partners;
    private final Proofs proofs;
    private final Rdap rdap;
    private final Caller caller;
    private final Clock clock;

    ProofResource(Partners partners, Proofs proofs, Rdap rdap, Caller caller, Clock clock) {
        this.partners = partners;
        this.proofs = proofs;
        this.rdap = rdap;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER})
    @Read
    @Operation(summary = "Read how the AS number may be proved, and the token if there is one")
    public Uni<Challenge> read(String partnerId) {
        return partners.own(partnerId, caller)
                .chain(partner ->
                        proofs.challenge(partner.id()).map(known -> shown(partner, known)));
    }

    @POST
    @RolesAllowed(Role.Names.PARTNER)
    @Change
    @Operation(
            summary = "Ask for a token, in the place of the one before",
            description =
                    "Put it as a word of its own into a remark of the AS number at its registry, then check.")
    public Uni<Challenge> challenge(String partnerId) {
        return partners.ownLocked(partnerId, caller)
                .invoke(ProofChecks::refuseEnded)
                .chain(partner ->
                        proofs.challengeAnew(partner.id(), clock.instant())
                                .map(row -> shown(partner, Optional.of(row))));
    }

    @GET
    @Path("/attempts")
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER})
    @Read
    @Operation(summary = "List the attempts to prove the AS number, oldest first")
    public Uni<Page<ProofAttempt>> attempts(
            String partnerId,
            @BeanParam @Valid PageQuery page,
            @RestQuery
                    @Pattern(
                            regexp = "proven|not-proven|unavailable",
                            message = "is not an outcome; send proven, not-proven or unavailable")
                    String outcome) {
        return partners.own(partnerId, caller)
                .chain(partner -> proofs.page(page, partner.id(), outcome));
    }

    private Challenge shown(PartnerEntity partner, Optional<ChallengeEntity> known) {
        var methods = EnumSet.allOf(ProofMethod.class);
        if (!rdap.isOn()) methods.remove(ProofMethod.RDAP);
        return new Challenge(
                List.copyOf(methods),
                known.map(row -> row.token).orElse(null),
                known.map(row -> row.issuedAt).orElse(null),
                partner.toPartner().provenAt());
    }
}
