package peering.kit.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Refusals of a body that is JSON of another shape, such as a list where an object is expected. The
 * framework has a mapper of its own for these, which answers with an empty body; the priority puts
 * ours first.
 */
public class BodyRefusals {
    private static final int FIRST = 1;

    @ServerExceptionMapper(priority = FIRST)
    public Response wrongShape(MismatchedInputException refused) {
        return KnownProblems.unreadable(refused).toResponse();
    }
}
