package peering.telemetry.replay;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;
import peering.telemetry.web.Asker;
import peering.telemetry.web.Cursor;
import peering.telemetry.web.Words;

/** Replays over HTTP: what would we have said of these routes? */
@Path("/v1/replays")
@RolesAllowed({Role.Names.CUSTOMER, Role.Names.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "replays")
class ReplayResource {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ReplayTable table;
    private final ReplayRunner runner;
    private final ReplayFiles files;
    private final Limits limits;
    private final Asker asker;
    private final Clock clock;

    /** What is taken. */
    record Limits(ReplayConfig config, ReplayBounds bounds) {}

    ReplayResource(
            ReplayTable table,
            ReplayRunner runner,
            ReplayFiles files,
            Limits limits,
            Asker asker,
            Clock clock) {
        this.table = table;
        this.runner = runner;
        this.files = files;
        this.limits = limits;
        this.asker = asker;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "List replays, latest first, without their results",
            operationId = "listReplays")
    public Uni<Page<ReplayView>> list(
            @QueryParam("state")
                    @Parameter(
                            description =
                                    "Queued, Running, Done, Failed, Cancelled or Lost; leave out for"
                                            + " all.")
                    String state,
            @Valid @BeanParam PageQuery page) {
        var wanted = Optional.ofNullable(Words.read("state", state, ReplayState.class));
        return table.list(asker.scope(), wanted, Cursor.read(page.cursor), page.limit)
                .map(found -> Page.of(found, page.limit, ReplayResource::cursor));
    }

    private static String cursor(ReplayView last) {
        return new Cursor(last.createdAt(), last.replayId()).toString();
    }

    @POST
    @UploadGate.Guarded
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RunOnVirtualThread
    @Operation(
            summary = "Ask what would have been told of recorded routes",
            description =
                    "Part 'replay' says what to watch, part 'stream' is a file: MRT (updates or a"
                            + " table), RIS Live messages as JSON lines, or the lines of an"
                            + " incident; plain, gzip or bzip2. It is judged by the rules of the"
                            + " service, in the time of its records; nothing is told to anybody"
                            + " but you.",
            operationId = "postReplay")
    @APIResponse(responseCode = "202", description = "It waits for its turn")
    @APIResponse(responseCode = "429", description = "Too many wait or run")
    public RestResponse<ReplayView> post(
            @RestForm @PartType(MediaType.APPLICATION_JSON) ReplayRequest replay,
            @RestForm FileUpload stream) {
        var wish = wish(replay);
        if (stream == null) {
            throw CommonProblem.FIELD_INVALID.at(
                    "stream", "the file is missing", "Send it as the part 'stream'.");
        }
        if (stream.size() > limits.config().mostBytes()) {
            throw CommonProblem.BODY_TOO_LARGE.because(
                    "Send at most " + limits.config().mostBytes() + " bytes.");
        }
        String id = "rpl_" + UUID.randomUUID().toString().replace("-", "");
        add(id);
        var owner = asker.scope().orElse("");
        var job = new ReplayJob(id, owner, keep(id, stream), wish);
        var view = begun(job);
        return RestResponse.ResponseBuilder.<ReplayView>create(202)
                .location(URI.create("/v1/replays/" + id))
                .entity(view)
                .build();
    }

    @GET
    @Path("/{replayId}")
    @Operation(summary = "Show how far a replay is, and its result", operationId = "getReplay")
    public Uni<ReplayView> get(@PathParam("replayId") String replayId) {
        return table.find(replayId, asker.scope())
                .map(found -> found.orElseThrow(CommonProblem::notFound));
    }

    @DELETE
    @Path("/{replayId}")
    @ResponseStatus(204)
    @Operation(
            summary = "Cancel a replay; one that has ended is forgotten with its result",
            operationId = "deleteReplay")
    public Uni<Void> delete(@PathParam("replayId") String replayId) {
        return get(replayId)
                .chain(_ -> runner.cancel(replayId))
                .chain(cancelled -> cancelled ? Uni.createFrom().item(true) : table.drop(replayId))
                .replaceWithVoid();
    }

    private ReplayJob.Wish wish(ReplayRequest replay) {
        if (replay == null) {
            throw CommonProblem.FIELD_INVALID.at(
                    "replay", "the JSON is missing", "Send it as the part 'replay'.");
        }
        return new ReplayJob.Wish(
                replay.policies(limits.bounds()), replay.streamForm(), replay.named());
    }

    private void add(String id) {
        var config = limits.config();
        var room =
                await(
                        table.add(
                                id,
                                asker.scope().orElse(""),
                                clock.instant(),
                                config.mostPerOrganisation(),
                                config.mostInAll()));
        if (!room.taken()) throw room.refusal(config);
    }

    private java.nio.file.Path keep(String id, FileUpload stream) {
        try {
            return files.keep(id, stream.uploadedFile());
        } catch (IOException noRoom) {
            await(table.end(id, ReplayState.Failed, "it could not be kept", clock.instant()));
            throw new UncheckedIOException(noRoom);
        }
    }

    /** Shown before it runs; if that fails nobody knows of it, and it must not stay. */
    private ReplayView begun(ReplayJob job) {
        boolean begun = false;
        try {
            var view = await(table.find(job.id(), asker.scope())).orElseThrow();
            runner.take(job);
            begun = true;
            return view;
        } finally {
            if (!begun) runner.giveUp(job);
        }
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }

    /** Bundles the two configurations. */
    static final class LimitsOf {
        @jakarta.enterprise.inject.Produces
        @jakarta.inject.Singleton
        Limits limits(ReplayConfig config, ReplayBounds bounds) {
            return new Limits(config, bounds);
        }
    }
}
