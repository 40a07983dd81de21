package peering.registration.prefix.admission;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.registration.web.Change;
import peering.registration.web.DryRun;
import peering.registration.web.Problem;

/** Customers register many prefixes at once. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/connections/{connectionId}/prefixes/bulk")
@Tag(name = "Prefixes")
class BulkPrefixResource {
    private static final int MOST = 1000;
    private static final String CSV = "text/csv";

    private final BulkRegistration bulk;
    private final JsonLines json;
    private final Caller caller;

    BulkPrefixResource(BulkRegistration bulk, JsonLines json, Caller caller) {
        this.bulk = bulk;
        this.json = json;
        this.caller = caller;
    }

    /** The JSON form of a list, for the API's description. */
    record NewPrefixes(@Schema(minItems = 1, maxItems = MOST) List<NewPrefix> prefixes) {}

    @POST
    @RolesAllowed(Role.Names.CUSTOMER)
    @Change
    @Consumes({MediaType.APPLICATION_JSON, CSV})
    @Operation(
            summary = "Register up to 1,000 prefixes, as JSON or CSV",
            description =
                    "Answers for each line what it would have been answered alone, in its turn: good lines are"
                            + " registered, whatever the others are. CSV has a header with prefix, key and perhaps"
                            + " origins, which stand in one cell, with blanks or semicolons between them.")
    public Uni<BulkResult> register(
            String connectionId,
            @RestQuery
                    @DryRun
                    @Parameter(
                            description = "Say what would happen, and change nothing.",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    String dryRun,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) MediaType type,
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = NewPrefixes.class)),
                                @Content(
                                        mediaType = CSV,
                                        schema =
                                                @Schema(
                                                        type = SchemaType.STRING,
                                                        examples =
                                                                "prefix,key,origins\n205.251.192.0/23,ppk_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX,16509"))
                            })
                    byte[] body) {
        var lines = lines(type, body);
        boolean tried = "true".equals(dryRun);
        return bulk.register(connectionId, lines, tried, caller)
                .map(answered -> BulkResult.of(answered, tried));
    }

    private List<Line> lines(MediaType type, byte[] body) {
        boolean csv = type.isCompatible(MediaType.valueOf(CSV));
        var lines = csv ? CsvLines.read(body, MOST) : json.read(body, MOST);
        if (lines.isEmpty()) {
            throw Problem.BULK_UNREADABLE.at(
                    "prefixes", "The list is empty.", "Send at least one prefix.");
        }
        if (lines.size() > MOST) {
            throw Problem.BULK_TOO_LONG.because("Send at most " + MOST + " prefixes at once.");
        }
        return lines;
    }
}
