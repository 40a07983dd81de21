package peering.telemetry.source;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.kit.identity.Role;
import peering.kit.problem.CommonProblem;
import peering.telemetry.intake.Collector;
import peering.telemetry.intake.RouteIntake;
import peering.telemetry.publish.Sender;
import peering.telemetry.watched.WatchedPrefixes;
import peering.telemetry.web.Problem;

/**
 * Route feeds over HTTP. The body is read as it comes, no faster than the broker takes it; the
 * answer says what is on the topic. Sending a feed twice does no harm: a route that is known
 * changes nothing.
 */
@Path("/v1/feeds/{collector}")
@RolesAllowed(Role.Names.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "feeds")
class FeedResource {
    private final RouteIntake intake;
    private final MrtFeed mrt;
    private final RisFeed ris;

    FeedResource(RouteIntake intake, WatchedPrefixes prefixes, FeedConfig config) {
        this.intake = intake;
        this.mrt = new MrtFeed(config, prefixes);
        this.ris = new RisFeed(intake, config);
    }

    @POST
    @Path("/mrt")
    @Consumes(MediaType.WILDCARD)
    @RunOnVirtualThread
    @Operation(
            summary = "Take an MRT file, plain, gzip or bzip2",
            description =
                    "Updates (BGP4MP) are taken as they are. Of a table (TABLE_DUMP,"
                            + " TABLE_DUMP_V2) what concerns watched prefixes becomes announcements"
                            + " of its peers; send it before the updates that came after it.",
            operationId = "postMrt")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public FeedAnswer mrt(@PathParam("collector") String collector, InputStream body) {
        var lane = intake.lane(collector(collector));
        return fed(() -> mrt.read(body, lane));
    }

    @POST
    @Path("/ris")
    @Consumes(MediaType.WILDCARD)
    @RunOnVirtualThread
    @Operation(
            summary = "Take RIS Live messages, one JSON object per line",
            description =
                    "A line belongs to the collector in its 'host'; the path's name is for lines"
                            + " without one.",
            operationId = "postRis")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/x-ndjson",
                            schema = @Schema(type = SchemaType.STRING)))
    public FeedAnswer ris(@PathParam("collector") String collector, InputStream body) {
        var named = collector(collector);
        return fed(() -> ris.read(body, named));
    }

    private static Collector collector(String name) {
        return Collector.named(name)
                .orElseThrow(() ->
                        Problem.COLLECTOR_INVALID.at(
                                "collector",
                                "a collector's name has 1 to 64 letters, digits, dots, dashes,"
                                        + " underscores, and does not begin with "
                                        + Collector.OF_ROUTERS,
                                "Use a name such as rrc00."));
    }

    private interface Feed {
        FeedAnswer read() throws IOException;
    }

    private static FeedAnswer fed(Feed feed) {
        try {
            return feed.read();
        } catch (Sender.NotSent noBroker) {
            throw CommonProblem.UNAVAILABLE.because("Kafka does not take it. Send the feed again.");
        } catch (IOException broken) {
            throw CommonProblem.REQUEST_REFUSED.because(
                    "The body broke off or is too large. Send it again, or in smaller parts.");
        }
    }
}
