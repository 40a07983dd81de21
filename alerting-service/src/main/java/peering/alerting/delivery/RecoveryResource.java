package peering.alerting.delivery;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import peering.alerting.endpoint.Endpoint;
import peering.alerting.endpoint.Endpoints;
import peering.alerting.web.Asker;
import peering.alerting.web.Cursor;
import peering.alerting.web.FreshId;
import peering.alerting.web.Problem;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;

/** Sending again what did not arrive. */
@Path("/v1/endpoints/{endpointId}/recoveries")
@RolesAllowed({Role.Names.CUSTOMER, Role.Names.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "deliveries")
class RecoveryResource {
    private static final Duration FURTHEST = Duration.ofDays(14);

    private final Recoveries recoveries;
    private final Endpoints endpoints;
    private final Asker asker;
    private final Clock clock;

    RecoveryResource(Recoveries recoveries, Endpoints endpoints, Asker asker, Clock clock) {
        this.recoveries = recoveries;
        this.endpoints = endpoints;
        this.asker = asker;
        this.clock = clock;
    }

    /**
     * What was decided within this time.
     *
     * @param since null: fourteen days ago, which is also the furthest
     * @param until null: now
     */
    record NewRecovery(Instant since, Instant until) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    @Operation(
            summary = "Send again what failed or was parked, with the whole schedule before it",
            operationId = "recoverEndpoint")
    public Uni<Recovery> begin(
            @PathParam("endpointId") String endpointId, @NotNull @Valid NewRecovery body) {
        Instant now = clock.instant();
        return own(endpointId)
                .invoke(RecoveryResource::refuseDisabled)
                .map(_ -> row(endpointId, body, now))
                .chain(row -> Panache.withTransaction(() -> insert(row)));
    }

    private static RecoveryEntity row(String endpointId, NewRecovery body, Instant now) {
        var row = new RecoveryEntity();
        row.id = FreshId.of("rec_");
        row.endpointId = endpointId;
        row.since = body.since() == null ? now.minus(FURTHEST) : body.since();
        row.until = body.until() == null || body.until().isAfter(now) ? now : body.until();
        row.state = Recovery.State.Running;
        row.createdAt = now;
        row.movedAt = now;
        if (row.since.isBefore(now.minus(FURTHEST))) {
            throw CommonProblem.FIELD_INVALID.at(
                    "since", "it is more than fourteen days ago", "choose a later time");
        }
        if (!row.since.isBefore(row.until)) {
            throw CommonProblem.FIELD_INVALID.at(
                    "until", "it is not after since", "choose a later time");
        }
        return row;
    }

    private Uni<Recovery> insert(RecoveryEntity row) {
        return recoveries
                .isRunning(row.endpointId)
                .invoke(running -> {
                    if (running) {
                        throw Problem.RECOVERY_RUNNING.because(
                                "wait until it is done, or cancel it");
                    }
                })
                .chain(() -> recoveries.matching(row.endpointId, row.since, row.until))
                .invoke(matching -> row.matching = matching)
                .chain(() -> recoveries.persistAndFlush(row))
                .map(RecoveryEntity::shown);
    }

    @GET
    @Operation(
            summary = "List an endpoint's recoveries, newest first",
            operationId = "listRecoveries")
    public Uni<Page<Recovery>> list(
            @PathParam("endpointId") String endpointId, @Valid @BeanParam PageQuery page) {
        long below = Cursor.read(page.cursor);
        return own(endpointId)
                .chain(() ->
                        Panache.withSession(() -> recoveries.page(endpointId, below, page.limit)))
                .map(found ->
                        Page.of(found, page.limit, last -> last.number.toString())
                                .map(RecoveryEntity::shown));
    }

    @POST
    @Path("/{recoveryId}/cancel")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Send no more of it; what was sent again already stays",
            operationId = "cancelRecovery")
    public Uni<Recovery> cancel(
            @PathParam("endpointId") String endpointId,
            @PathParam("recoveryId") String recoveryId) {
        return own(endpointId)
                .chain(() ->
                        Panache.withTransaction(() ->
                                recoveries
                                        .row(endpointId, recoveryId)
                                        .map(found -> found.orElseThrow(CommonProblem::notFound))
                                        .invoke(this::end)
                                        .map(RecoveryEntity::shown)));
    }

    private void end(RecoveryEntity row) {
        if (row.state == Recovery.State.Running) {
            row.end(Recovery.State.Cancelled, clock.instant());
        }
    }

    private static void refuseDisabled(Endpoint endpoint) {
        if (endpoint.state() == Endpoint.State.Enabled) return;
        throw Problem.ENDPOINT_DISABLED.because(
                "enable it first: PATCH /v1/endpoints/"
                        + endpoint.endpointId()
                        + " with disabled false");
    }

    private Uni<Endpoint> own(String endpointId) {
        return endpoints
                .seenBy(asker.scope(), endpointId)
                .map(found -> found.orElseThrow(CommonProblem::notFound));
    }
}
