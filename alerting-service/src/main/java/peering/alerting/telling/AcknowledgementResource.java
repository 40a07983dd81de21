package peering.alerting.telling;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.alerting.alert.Alert;
import peering.alerting.web.Asker;
import peering.kit.identity.Role;

/** Who looks after an alert. */
@Path("/v1/alerts/{alertId}/acknowledgement")
@RolesAllowed({Role.Names.CUSTOMER, Role.Names.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "alerts")
class AcknowledgementResource {
    private final Acknowledging acknowledging;
    private final Asker asker;

    AcknowledgementResource(Acknowledging acknowledging, Asker asker) {
        this.acknowledging = acknowledging;
        this.asker = asker;
    }

    /** What those who are told may read. */
    record Note(@Size(max = 500) String note) {}

    @PUT
    @Operation(
            summary = "Say that one looks after the alert: those who were told of it hear so",
            operationId = "acknowledgeAlert")
    public Uni<Alert> acknowledge(@PathParam("alertId") String alertId, @Valid Note body) {
        return acknowledging.begin(
                asker.scope(), alertId, asker.subject(), body == null ? null : body.note());
    }

    @DELETE
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Say that nobody looks after the alert any more",
            operationId = "unacknowledgeAlert")
    public Uni<Alert> unacknowledge(@PathParam("alertId") String alertId) {
        return acknowledging.end(asker.scope(), alertId, asker.subject());
    }
}
