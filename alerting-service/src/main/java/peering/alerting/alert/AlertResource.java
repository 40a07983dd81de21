package peering.alerting.alert;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.alerting.delivery.Deliveries;
import peering.alerting.delivery.Delivery;
import peering.alerting.format.TroubleKind;
import peering.alerting.web.Asker;
import peering.alerting.web.Cursor;
import peering.alerting.web.Words;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;

/** Alerts over HTTP. */
@Path("/v1/alerts")
@RolesAllowed({Role.Names.CUSTOMER, Role.Names.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "alerts")
class AlertResource {
    private final Alerts alerts;
    private final Deliveries deliveries;
    private final Asker asker;

    AlertResource(Alerts alerts, Deliveries deliveries, Asker asker) {
        this.alerts = alerts;
        this.deliveries = deliveries;
        this.asker = asker;
    }

    /**
     * An alert with what it rests on.
     *
     * @param evidence the last fact about the trouble, whole
     * @param timeline every decision that counted, oldest first
     */
    record AlertDetail(
            @JsonUnwrapped Alert alert,
            @JsonRawValue @Schema(implementation = Object.class) String evidence,
            List<AlertEventEntity.Event> timeline,
            List<Delivery> deliveries) {}

    /** Which alerts of a list are wanted; a {@code @BeanParam}. */
    public static class Filter {
        @QueryParam("state")
        @Parameter(description = "Open or Ended.")
        public String state;

        @QueryParam("kind")
        @Parameter(description = "Such as route-anomaly; the list is that of subscriptions.")
        public String kind;

        @QueryParam("minSeverity")
        @Parameter(description = "Info, Warning or Critical; less severe ones are left out.")
        public String minSeverity;

        @QueryParam("acknowledged")
        @Parameter(description = "true: somebody looks after it; false: nobody does.")
        public Boolean acknowledged;

        @QueryParam("prefixId")
        public String prefixId;

        @QueryParam("connectionId")
        public String connectionId;
    }

    @GET
    @Operation(summary = "List alerts, newest first", operationId = "listAlerts")
    public Uni<Page<Alert>> list(@BeanParam Filter filter, @Valid @BeanParam PageQuery page) {
        var wanted =
                new Alerts.Wanted(
                        asker.scope(),
                        Words.of(State.class, "state", filter.state),
                        kind(filter.kind),
                        filter.prefixId,
                        filter.connectionId,
                        filter.acknowledged,
                        severities(filter.minSeverity));
        long below = Cursor.read(page.cursor);
        return Panache.withSession(() -> alerts.page(wanted, below, page.limit))
                .map(found ->
                        Page.of(found, page.limit, last -> last.number.toString())
                                .map(AlertEntity::shown));
    }

    @GET
    @Path("/{alertId}")
    @Operation(
            summary = "Show an alert with its evidence, timeline and deliveries",
            operationId = "getAlert")
    public Uni<AlertDetail> get(@PathParam("alertId") String alertId) {
        var scope = asker.scope();
        return Panache.withSession(() ->
                alerts.row(scope, alertId)
                        .map(found -> found.orElseThrow(CommonProblem::notFound))
                        .chain(this::detail));
    }

    private Uni<AlertDetail> detail(AlertEntity row) {
        return alerts.timeline(row.id)
                .chain(timeline ->
                        deliveries
                                .ofAlert(row.id)
                                .map(told ->
                                        new AlertDetail(
                                                row.shown(), row.evidence, timeline, told)));
    }

    private static List<Severity> severities(String least) {
        var from =
                Optional.ofNullable(Words.of(Severity.class, "minSeverity", least))
                        .orElse(Severity.Info);
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.compareTo(from) >= 0)
                .toList();
    }

    private static TroubleKind kind(String text) {
        if (text == null) return null;
        return TroubleKind.of(text)
                .orElseThrow(() ->
                        CommonProblem.FIELD_INVALID.at(
                                "kind", "there is no such kind", "use " + TroubleKind.WORDS));
    }
}
