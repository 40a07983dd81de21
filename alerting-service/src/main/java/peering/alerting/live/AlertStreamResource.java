package peering.alerting.live;

import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.alerting.web.Asker;
import peering.kit.facts.FactJson;
import peering.kit.identity.Role;
import peering.kit.problem.CommonProblem;

/** The steps of the organisation's alerts, as Server-Sent Events. */
@Path("/v1/alert-stream")
@RolesAllowed({Role.Names.CUSTOMER, Role.Names.OPERATOR})
@Tag(name = "alerts")
class AlertStreamResource {
    private final Streams streams;
    private final Asker asker;

    AlertStreamResource(Streams streams, Asker asker) {
        this.streams = streams;
        this.asker = asker;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Follow alerts as they change",
            description =
                    "Each event is one step of an alert's timeline: its name is the decision, its data"
                            + " a Step. The stream ends after a while; come back with the id of the last"
                            + " event in Last-Event-ID, as EventSource does, and nothing is missed.",
            operationId = "streamAlerts")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = Step.class)))
    public Multi<OutboundSseEvent> follow(
            @HeaderParam("Last-Event-ID") String lastEventId, @Context Sse sse) {
        return streams.open(asker.scope(), after(lastEventId))
                .onItem()
                .transformToIterable(steps -> events(steps, sse));
    }

    private static OptionalLong after(String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) return OptionalLong.empty();
        try {
            long number = Long.parseLong(lastEventId.strip());
            if (number >= 0) return OptionalLong.of(number);
        } catch (NumberFormatException foreign) {
            throw foreign();
        }
        throw foreign();
    }

    private static RuntimeException foreign() {
        return CommonProblem.FIELD_INVALID.at(
                "Last-Event-ID",
                "it is not the id of an event of this stream",
                "send the last one that came, or leave the header out");
    }

    private static List<OutboundSseEvent> events(List<Step> steps, Sse sse) {
        if (steps.isEmpty()) return List.of(sse.newEventBuilder().comment("still here").build());
        return steps.stream().map(step -> event(step, sse)).toList();
    }

    private static OutboundSseEvent event(Step step, Sse sse) {
        return sse.newEventBuilder()
                .id(Long.toString(step.number()))
                .name(step.decision().name())
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(String.class, FactJson.text(step))
                .build();
    }
}
