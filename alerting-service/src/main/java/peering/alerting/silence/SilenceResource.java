package peering.alerting.silence;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import peering.alerting.alert.Matcher;
import peering.alerting.web.Asker;
import peering.alerting.web.Cursor;
import peering.alerting.web.Words;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;

/** Silences and maintenance windows over HTTP. */
@Path("/v1/silences")
@RolesAllowed({Role.Names.CUSTOMER, Role.Names.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "silences")
class SilenceResource {
    private final Silences silences;
    private final Silencing silencing;
    private final Asker asker;
    private final Clock clock;

    SilenceResource(Silences silences, Silencing silencing, Asker asker, Clock clock) {
        this.silences = silences;
        this.silencing = silencing;
        this.asker = asker;
        this.clock = clock;
    }

    /**
     * @param kind null: Silence
     * @param matchers all must hold
     * @param startsAt null: now
     */
    record NewSilence(
            Silence.Kind kind,
            @NotEmpty @Size(max = SilenceConfig.MOST_MATCHERS)
                    List<@NotNull @Valid Matcher> matchers,
            Instant startsAt,
            @NotNull Instant endsAt,
            @NotBlank @Size(max = 500) String reason) {}

    /** What is null stays as it is. */
    record SilencePatch(
            Instant endsAt, @Size(max = 500) @Pattern(regexp = "(?s).*\\S.*") String reason) {}

    @POST
    @Operation(
            summary = "Have matching alerts not told for a time, or plan a maintenance window",
            operationId = "createSilence")
    @APIResponse(responseCode = "201")
    public Uni<RestResponse<Silence>> create(@NotNull @Valid NewSilence body) {
        return silencing
                .add(asker.organisation(), asker.subject(), body)
                .map(made ->
                        RestResponse.ResponseBuilder.<Silence>created(
                                        URI.create("/v1/silences/" + made.silenceId()))
                                .entity(made)
                                .build());
    }

    @GET
    @Operation(summary = "List silences, newest first", operationId = "listSilences")
    public Uni<Page<Silence>> list(
            @QueryParam("state") @Parameter(description = "Pending, Active or Expired.")
                    String state,
            @Valid @BeanParam PageQuery page) {
        var scope = asker.scope();
        var wanted = Words.of(Silence.State.class, "state", state);
        long below = Cursor.read(page.cursor);
        Instant now = clock.instant();
        return Panache.withSession(() -> silences.page(scope, wanted, below, page.limit, now))
                .map(found ->
                        Page.of(found, page.limit, last -> last.number.toString())
                                .map(row -> row.shown(now)));
    }

    @GET
    @Path("/{silenceId}")
    @Operation(summary = "Show a silence", operationId = "getSilence")
    public Uni<Silence> get(@PathParam("silenceId") String silenceId) {
        var scope = asker.scope();
        return Panache.withSession(() -> silences.row(scope, silenceId))
                .map(found -> found.orElseThrow(CommonProblem::notFound).shown(clock.instant()));
    }

    @PATCH
    @Path("/{silenceId}")
    @Operation(
            summary = "Let a silence end at another time, or say another reason",
            operationId = "changeSilence")
    public Uni<Silence> change(
            @PathParam("silenceId") String silenceId, @NotNull @Valid SilencePatch body) {
        return silencing.change(asker.scope(), silenceId, body);
    }

    @DELETE
    @Path("/{silenceId}")
    @ResponseStatus(204)
    @Operation(
            summary = "End a silence now; it stays in the list as expired",
            operationId = "endSilence")
    public Uni<Void> end(@PathParam("silenceId") String silenceId) {
        return silencing.end(asker.scope(), silenceId);
    }
}
