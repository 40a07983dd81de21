package peering.alerting.subscription;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import peering.alerting.alert.Matcher;
import peering.alerting.format.TroubleKind;
import peering.alerting.web.Asker;
import peering.alerting.web.Cursor;
import peering.contract.Trouble.Severity;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;

/** Subscriptions over HTTP. */
@Path("/v1/subscriptions")
@RolesAllowed({Role.Names.CUSTOMER, Role.Names.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "subscriptions")
class SubscriptionResource {
    private final Subscriptions subscriptions;
    private final Subscribing subscribing;
    private final Previews previews;
    private final Asker asker;

    SubscriptionResource(
            Subscriptions subscriptions, Subscribing subscribing, Previews previews, Asker asker) {
        this.subscriptions = subscriptions;
        this.subscribing = subscribing;
        this.previews = previews;
        this.asker = asker;
    }

    /** Without a connection it means all of the organisation's; without a severity, every one. */
    record NewSubscription(
            @NotNull String endpointId,
            String connectionId,
            @NotEmpty @Size(max = 10) List<@NotNull TroubleKind> troubles,
            Severity minSeverity,
            @Size(max = 10) List<@NotNull @Valid Matcher> matchers,
            @Valid QuietHours quietHours,
            @Valid Grouping grouping,
            @Min(10) @Max(10_080) Integer repeatMinutes) {

        Terms terms() {
            return new Terms(matchers, quietHours, grouping, repeatMinutes);
        }
    }

    /** What a subscription would be for, without an endpoint. */
    record Trial(
            String connectionId,
            @NotEmpty @Size(max = 10) List<@NotNull TroubleKind> troubles,
            Severity minSeverity,
            @Size(max = 10) List<@NotNull @Valid Matcher> matchers) {}

    @POST
    @Path("/preview")
    @Operation(
            summary = "Say which alerts of the last 30 days such a subscription would have told",
            operationId = "previewSubscription")
    public Uni<Preview> preview(@NotNull @Valid Trial body) {
        return previews.of(asker.organisation(), body);
    }

    @POST
    @Operation(
            summary = "Have troubles told to an endpoint from now on",
            operationId = "createSubscription")
    @APIResponse(responseCode = "201")
    public Uni<RestResponse<Subscription>> create(@NotNull @Valid NewSubscription body) {
        return subscribing
                .add(asker.organisation(), body)
                .map(made ->
                        RestResponse.ResponseBuilder.<Subscription>created(
                                        URI.create("/v1/subscriptions/" + made.subscriptionId()))
                                .entity(made)
                                .build());
    }

    @GET
    @Operation(summary = "List subscriptions, newest first", operationId = "listSubscriptions")
    public Uni<Page<Subscription>> list(@Valid @BeanParam PageQuery page) {
        var scope = asker.scope();
        long below = Cursor.read(page.cursor);
        return Panache.withSession(() -> subscriptions.page(scope, below, page.limit))
                .map(found ->
                        Page.of(found, page.limit, last -> last.number.toString())
                                .map(SubscriptionEntity::shown));
    }

    @GET
    @Path("/{subscriptionId}")
    @Operation(summary = "Show a subscription", operationId = "getSubscription")
    public Uni<Subscription> get(@PathParam("subscriptionId") String subscriptionId) {
        var scope = asker.scope();
        return Panache.withSession(() -> subscriptions.row(scope, subscriptionId))
                .map(found -> found.orElseThrow(CommonProblem::notFound).shown());
    }

    @DELETE
    @Path("/{subscriptionId}")
    @ResponseStatus(204)
    @Operation(summary = "End a subscription", operationId = "deleteSubscription")
    public Uni<Void> delete(@PathParam("subscriptionId") String subscriptionId) {
        var scope = asker.scope();
        return Panache.withTransaction(() ->
                subscriptions
                        .row(scope, subscriptionId)
                        .map(found -> found.orElseThrow(CommonProblem::notFound))
                        .chain(subscriptions::delete));
    }
}
