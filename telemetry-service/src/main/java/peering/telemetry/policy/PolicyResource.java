package peering.telemetry.policy;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import peering.kit.identity.Role;
import peering.kit.problem.CommonProblem;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.rpki.RovVerdict;
import peering.telemetry.watched.WatchedPrefix;
import peering.telemetry.watched.WatchedPrefixes;
import peering.telemetry.web.Asker;
import peering.telemetry.web.Problem;
import peering.telemetry.world.CurrentWorld;

/** What is expected of a prefix's routes, over HTTP. Nobody has to write a policy. */
@Path("/v1/prefixes/{prefixId}/policy")
@RolesAllowed({Role.Names.CUSTOMER, Role.Names.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "policies")
class PolicyResource {
    private final Policies policies;
    private final WatchedPrefixes prefixes;
    private final CurrentWorld world;
    private final Asker asker;
    private final Clock clock;

    PolicyResource(
            Policies policies,
            WatchedPrefixes prefixes,
            CurrentWorld world,
            Asker asker,
            Clock clock) {
        this.policies = policies;
        this.prefixes = prefixes;
        this.world = world;
        this.asker = asker;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Show what is expected of a prefix's routes beyond its registration",
            operationId = "getPolicy")
    public Uni<Policy> get(@PathParam("prefixId") String prefixId) {
        return policies.of(mine(prefixId).prefixId());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Replace the policy; remembered routes are judged anew by it",
            operationId = "putPolicy")
    public Uni<Policy> put(@PathParam("prefixId") String prefixId, Policy policy) {
        var watched = mine(prefixId);
        if (policy == null) {
            throw CommonProblem.FIELD_INVALID.at("policy", "there is no body", "send a policy");
        }
        policy.check("", watched.prefix());
        return policies.put(watched, policy, clock.instant()).replaceWith(policy);
    }

    @DELETE
    @ResponseStatus(204)
    @Operation(summary = "Take the policy back", operationId = "deletePolicy")
    @APIResponse(responseCode = "204", description = "The registration alone counts again")
    public Uni<Void> delete(@PathParam("prefixId") String prefixId) {
        return policies.put(mine(prefixId), Policy.NONE, clock.instant());
    }

    @GET
    @Path("/proposal")
    @Operation(
            summary = "Propose a policy by what is seen now; put it to accept it",
            operationId = "getPolicyProposal")
    public Uni<Proposal> proposal(@PathParam("prefixId") String prefixId) {
        var watched = mine(prefixId);
        return policies.proposal(watched, asn -> isValid(watched.prefix(), asn));
    }

    /** False where RPKI says nothing. */
    private boolean isValid(Prefix prefix, long asn) {
        return world.now()
                .vrps()
                .map(vrps -> vrps.judge(prefix, Asn.of(asn)))
                .filter(RovVerdict.Valid.class::isInstance)
                .isPresent();
    }

    private WatchedPrefix mine(String prefixId) {
        if (!prefixes.isLoaded()) {
            throw Problem.PREFIXES_NOT_LOADED.because("Try again in a few seconds.");
        }
        return prefixes.byId(prefixId)
                .filter(prefix -> asker.maySee(prefix.organisation()))
                .orElseThrow(() -> CommonProblem.notFound());
    }
}
