package peering.kit.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a NUL in the path or in a parameter before it reaches a query: PostgreSQL takes none in a
 * text, and no id, name or word of ours has one.
 */
public class NulRefusal {
    private static final String NUL = "%00";

    @ServerRequestFilter(preMatching = true)
    public Optional<Response> check(ContainerRequestContext request) {
        var uri = request.getUriInfo().getRequestUri();
        if (uri.getRawPath().contains(NUL)) {
            return Optional.of(CommonProblem.notFound().toResponse());
        }
        return parameter(uri.getRawQuery()).map(NulRefusal::refused);
    }

    private static Optional<String> parameter(String query) {
        if (query == null) return Optional.empty();
        return Arrays.stream(query.split("&"))
                .filter(pair -> pair.contains(NUL))
                .map(pair -> pair.split("=", 2)[0])
                .findFirst();
    }

    private static Response refused(String parameter) {
        return CommonProblem.FIELD_INVALID
                .at(parameter, "It holds a NUL.", "Leave the NUL out.")
                .toResponse();
    }
}
