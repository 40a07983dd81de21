package peering.telemetry.latency;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.kit.identity.Role;
import peering.kit.problem.CommonProblem;
import peering.telemetry.watched.WatchedPrefix;
import peering.telemetry.watched.WatchedPrefixes;
import peering.telemetry.web.Asker;
import peering.telemetry.web.Problem;

/** Latency reports over HTTP. */
@Path("/v1/prefixes/{prefixId}/latency")
@RolesAllowed({Role.Names.CUSTOMER, Role.Names.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "latency")
class LatencyResource {
    private final Windows windows;
    private final WatchedPrefixes prefixes;
    private final Asker asker;
    private final Clock clock;

    LatencyResource(Windows windows, WatchedPrefixes prefixes, Asker asker, Clock clock) {
        this.windows = windows;
        this.prefixes = prefixes;
        this.asker = asker;
        this.clock = clock;
    }

    /**
     * Latency of a prefix from each place that measured it. The time is widened to whole windows of
     * five minutes.
     *
     * @param places by name; a place without samples is not there
     */
    record Report(
            String prefixId, String prefix, Instant from, Instant to, List<PlaceLatency> places) {}

    @GET
    @Operation(
            summary = "Report latency of a prefix by place, the last 24 hours if no time is given",
            operationId = "getLatency")
    public Uni<Report> get(@PathParam("prefixId") String prefixId, @BeanParam ReportTime time) {
        var watched = mine(prefixId);
        var range = time.range(clock.instant());
        return windows.of(prefixId, range.from(), range.to())
                .map(found -> report(watched, range, found));
    }

    private WatchedPrefix mine(String prefixId) {
        if (!prefixes.isLoaded()) {
            throw Problem.PREFIXES_NOT_LOADED.because("Try again in a few seconds.");
        }
        return prefixes.byId(prefixId)
                .filter(prefix -> asker.maySee(prefix.organisation()))
                .orElseThrow(() -> CommonProblem.notFound());
    }

    private static Report report(
            WatchedPrefix watched, ReportTime.Range range, List<LatencyWindow> windows) {
        var byPlace =
                windows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        window -> window.series().place(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        var places =
                byPlace.entrySet().stream()
                        .map(entry -> PlaceLatency.of(entry.getKey(), entry.getValue()))
                        .toList();
        return new Report(
                watched.prefixId(), watched.prefix().toString(), range.from(), range.to(), places);
    }
}
