package peering.kit.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Refusals for want of a valid token, with the challenge that RFC 9110 section 11.6.1 asks for.
 *
 * <p>They stand here, and not with the problem library, because its mappers for these two do not
 * work with our version of Quarkus (a field of the challenge has another type there); the priority
 * puts ours first.
 */
public class TokenRefusals {
    private static final int FIRST = 1;

    @ServerExceptionMapper(priority = FIRST)
    public Response noToken(UnauthorizedException refused) {
        return challenge("Bearer");
    }

    /** RFC 6750 section 3.1: a token was sent, and it is not a good one. */
    @ServerExceptionMapper(priority = FIRST)
    public Response badToken(AuthenticationFailedException refused) {
        return challenge("Bearer error=\"invalid_token\"");
    }

    private static Response challenge(String scheme) {
        return HttpProblem.builder(CommonProblem.unauthenticated())
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, scheme)
                .build()
                .toResponse();
    }
}
