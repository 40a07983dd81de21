package peering.validator.validity;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.routing.rpki.VrpTable;
import peering.validator.source.CurrentVrps;

/** Route origin validation of many routes at once, answered as it is found. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/api/v1/validity")
@Tag(name = "Validity")
public class BulkValidityResource {
    private final CurrentVrps vrps;
    private final ValidityConfig config;
    private final ObjectMapper mapper;
    private final Clock clock;

    BulkValidityResource(
            CurrentVrps vrps, ValidityConfig config, ObjectMapper mapper, Clock clock) {
        this.vrps = vrps;
        this.config = config;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** A route that is asked about; the number with or without "AS". */
    @Schema(name = "AskedRoute")
    public record AskedRoute(
            @Schema(examples = "AS16509", required = true) String asn,
            @Schema(examples = "205.251.192.0/23", required = true) String prefix) {}

    /** Many of them. */
    @Schema(name = "AskedRoutes")
    public record AskedRoutes(@Schema(required = true) List<AskedRoute> routes) {}

    /** The answers, in the order of the questions. */
    @Schema(name = "Validities")
    public record Validities(
            @JsonProperty("validated_routes") List<Validity.Validated> validatedRoutes,
            String generatedTime) {}

    @POST
    @PermitAll
    @RunOnVirtualThread
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "bulkValidity",
            summary = "May these ASes announce these prefixes? All with the same table")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = AskedRoutes.class),
                            examples =
                                    @ExampleObject(
                                            name = "two",
                                            value =
                                                    "{\"routes\":[{\"asn\":\"AS16509\",\"prefix\":\"205.251.192.0/23\"},{\"asn\":64500,\"prefix\":\"192.0.2.0/24\"}]}")))
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = Validities.class)))
    public StreamingOutput of(InputStream body) throws IOException {
        var table = vrps.get().orElseThrow(ValidityResource::notYet).table();
        var routes = BulkRoutes.read(body, config.mostRoutes());
        var now = clock.instant();
        return out -> write(routes, table, now, out);
    }

    private void write(List<Asked> routes, VrpTable table, Instant now, OutputStream out)
            throws IOException {
        try (var json = mapper.getFactory().createGenerator(out, JsonEncoding.UTF8)) {
            // The mapper flushes after each value: a route must not be a chunk of the answer.
            json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            json.writeStartObject();
            json.writeArrayFieldStart("validated_routes");
            for (var route : routes) {
                mapper.writeValue(
                        json, Validity.of(route.origin(), route.prefix(), table, now).validated());
            }
            json.writeEndArray();
            json.writeStringField("generatedTime", now.toString());
            json.writeEndObject();
        }
    }
}
