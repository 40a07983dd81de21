package peering.telemetry.replay;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import peering.kit.problem.CommonProblem;
import peering.telemetry.web.Asker;
import peering.telemetry.web.Problem;

/**
 * Refuses a replay before its file comes, which may take minutes and a quarter of a gigabyte on the
 * disk: one that is too large, one that there is no room for, and more at once than may wait. Who
 * may not ask at all is refused before this.
 */
public class UploadGate {
    /** For the other part, and what stands between parts. */
    private static final long BESIDE_THE_FILE = 1 << 20;

    private final ReplayTable table;
    private final ReplayConfig config;
    private final Asker asker;
    private final RoutingContext connection;
    private final Map<String, Integer> coming = new HashMap<>();

    /** On a method that takes such a file. */
    @NameBinding
    @Target({ElementType.METHOD, ElementType.TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Guarded {}

    UploadGate(ReplayTable table, ReplayConfig config, Asker asker, RoutingContext connection) {
        this.table = table;
        this.config = config;
        this.asker = asker;
        this.connection = connection;
    }

    /** Empty lets it in. */
    @Guarded
    @ServerRequestFilter
    public Uni<Response> check(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length != null && bytes(length) > config.mostBytes() + BESIDE_THE_FILE) {
            String most = "Send at most " + config.mostBytes() + " bytes.";
            return Uni.createFrom().item(closing(CommonProblem.BODY_TOO_LARGE.because(most)));
        }
        String owner = asker.scope().orElse("");
        if (!comes(owner)) {
            String wait = "Others are on their way: wait until they have come.";
            return Uni.createFrom().item(closing(Problem.TOO_MANY_REPLAYS.because(wait)));
        }
        connection.addEndHandler(_ -> came(owner));
        return table.room(owner, config.mostPerOrganisation(), config.mostInAll())
                .map(room -> room.taken() ? null : closing(room.refusal(config)));
    }

    /** A length with more digits than a number has is too much, too. */
    private static long bytes(String length) {
        return length.matches("[0-9]{1,18}") ? Long.parseLong(length) : Long.MAX_VALUE;
    }

    private synchronized boolean comes(String owner) {
        int ofOne = coming.getOrDefault(owner, 0);
        int inAll = coming.values().stream().mapToInt(Integer::intValue).sum();
        if (ofOne >= config.mostPerOrganisation() || inAll >= config.mostInAll()) return false;
        coming.put(owner, ofOne + 1);
        return true;
    }

    private synchronized void came(String owner) {
        coming.computeIfPresent(owner, (_, count) -> count == 1 ? null : count - 1);
    }

    /** The body is not read: the connection is of no further use. */
    private static Response closing(HttpProblem refused) {
        return Response.fromResponse(refused.toResponse()).header("Connection", "close").build();
    }
}
