package peering.alerting.delivery;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.alerting.web.Asker;
import peering.alerting.web.Cursor;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;

/** Everything that an organisation was told, or is to be told. */
@Path("/v1/deliveries")
@RolesAllowed({Role.Names.CUSTOMER, Role.Names.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "deliveries")
class DeliveriesResource {
    private final WantedDeliveries deliveries;
    private final Asker asker;

    DeliveriesResource(WantedDeliveries deliveries, Asker asker) {
        this.deliveries = deliveries;
        this.asker = asker;
    }

    /** Which deliveries of a list are wanted; a {@code @BeanParam}. */
    public static class Filter {
        @QueryParam("state")
        @Parameter(description = "Waiting, Delivered or Parked.")
        public String state;

        @QueryParam("endpointId")
        @Size(max = 100)
        public String endpointId;

        @QueryParam("type")
        @Size(max = 200)
        @Parameter(description = "Such as route.anomaly.opened.")
        public String type;

        @QueryParam("alertId")
        @Size(max = 100)
        public String alertId;

        @QueryParam("from")
        @Size(max = 40)
        @Parameter(description = "Decided at this time (RFC 3339) or later.")
        public String from;

        @QueryParam("until")
        @Size(max = 40)
        @Parameter(description = "Decided before this time (RFC 3339).")
        public String until;
    }

    @GET
    @Operation(
            summary = "List deliveries to all endpoints, newest first",
            operationId = "searchDeliveries")
    public Uni<Page<Delivery>> list(
            @Valid @BeanParam Filter filter, @Valid @BeanParam PageQuery page) {
        var wanted =
                new WantedDeliveries.Wanted(
                        asker.scope(),
                        state(filter.state),
                        filter.endpointId,
                        filter.type,
                        filter.alertId,
                        time("from", filter.from),
                        time("until", filter.until));
        long below = Cursor.read(page.cursor);
        return Panache.withSession(() -> deliveries.page(wanted, below, page.limit))
                .map(found ->
                        Page.of(found, page.limit, last -> last.number.toString())
                                .map(DeliveryEntity::shown));
    }

    private static Delivery.State state(String text) {
        if (text == null) return null;
        return Arrays.stream(Delivery.State.values())
                .filter(state -> state.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() ->
                        CommonProblem.FIELD_INVALID.at(
                                "state",
                                "there is no such state",
                                "use Waiting, Delivered or Parked"));
    }

    private static Instant time(String field, String text) {
        if (text == null) return null;
        try {
            return Instant.parse(text);
        } catch (DateTimeException unreadable) {
            throw CommonProblem.FIELD_INVALID.at(
                    field, "it is not a time", "write it as 2026-11-24T00:00:00Z");
        }
    }
}
