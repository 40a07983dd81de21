package peering.registration.partner.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.registration.partner.PartnerEntity;
import peering.registration.partner.Partners;
import peering.registration.web.Change;

/** Partners ask for many sessions at once, and are answered for each. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/partners/{partnerId}/session-batches")
@Tag(name = "Sessions")
class SessionBatchResource {
    private final Partners partners;
    private final SessionRequest request;
    private final Caller caller;

    SessionBatchResource(Partners partners, SessionRequest request, Caller caller) {
        this.partners = partners;
        this.request = request;
        this.caller = caller;
    }

    record Batch(@NotNull @Size(min = 1, max = 100) List<@NotNull @Valid NewSession> sessions) {}

    /**
     * @param results one for each session of the batch, in its order
     */
    record Answer(int accepted, int rejected, List<Result> results) {
        static Answer of(List<Result> results) {
            int accepted = (int) results.stream().filter(one -> one.accepted() != null).count();
            return new Answer(accepted, results.size() - accepted, results);
        }
    }

    /** One of the two. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(Session accepted, Rejection rejected) {}

    /** The problem that the session alone would have been answered with (RFC 9457). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Rejection(
            @Schema(examples = "/problems/peer-address-taken") String type,
            String title,
            int status,
            String detail,
            @Schema(description = "Which field is wrong, and what to send instead.")
                    Object errors) {
        static Rejection of(HttpProblem problem) {
            return new Rejection(
                    problem.getType().toString(),
                    problem.getTitle(),
                    problem.getStatusCode(),
                    problem.getDetail(),
                    problem.getParameters().get("errors"));
        }
    }

    @POST
    @RolesAllowed(Role.Names.PARTNER)
    @Change
    @Operation(
            summary = "Ask for up to 100 sessions",
            description =
                    "Each is accepted or rejected by itself; those that are rejected change nothing."
                            + " A malformed batch is refused as a whole.")
    public Uni<Answer> request(String partnerId, @NotNull @Valid Batch batch) {
        return partners.ownLocked(partnerId, caller)
                .call(() -> request.queueFor(batch.sessions()))
                .chain(partner -> each(partner, batch.sessions()))
                .map(Answer::of);
    }

    private Uni<List<Result>> each(PartnerEntity partner, List<NewSession> wishes) {
        return Multi.createFrom()
                .iterable(wishes)
                .onItem()
                .transformToUniAndConcatenate(wish -> one(partner, wish))
                .collect()
                .asList();
    }

    private Uni<Result> one(PartnerEntity partner, NewSession wish) {
        return Uni.createFrom()
                .deferred(() -> request.enter(partner, wish, caller.subject()))
                .map(session -> new Result(session, null))
                .onFailure(HttpProblem.class)
                .recoverWithItem(refused -> new Result(null, Rejection.of(refused)));
    }
}
