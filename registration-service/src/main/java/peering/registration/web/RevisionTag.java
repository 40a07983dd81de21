package peering.registration.web;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Puts the revision of every {@link Revised} answer into its {@code ETag}. */
class RevisionTag {
    @ServerResponseFilter
    public void tag(ContainerResponseContext answer) {
        if (answer.getEntity() instanceof Revised revised && revised.revision() != null) {
            answer.getHeaders().putSingle(HttpHeaders.ETAG, of(revised.revision()));
        }
    }

    static String of(long revision) {
        return "\"" + revision + "\"";
    }
}
