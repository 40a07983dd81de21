package peering.registration.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;

/**
 * What the client saw last, if it said so: a change of something else than that is refused, so that
 * nobody overwrites what he has not read (RFC 9110 section 13.1.1).
 */
@RequestScoped
public class IfMatch {
    private final HttpHeaders headers;

    IfMatch(HttpHeaders headers) {
        this.headers = headers;
    }

    /**
     * To be asked under the row's lock, before it is changed. Without the header every revision
     * will do, as with {@code *}.
     */
    public void allows(long revision) {
        String sent = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (sent == null || sent.strip().equals("*")) return;
        boolean seen =
                Arrays.stream(sent.split(","))
                        .map(String::strip)
                        .anyMatch(RevisionTag.of(revision)::equals);
        if (seen) return;
        throw Problem.REVISION_CONFLICT.because(
                "It has changed since: its ETag is "
                        + RevisionTag.of(revision)
                        + ". Read it again, then send that in If-Match.");
    }
}
