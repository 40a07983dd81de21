package peering.registration.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;

/** The request in hand, as the floor needs it: who asks for what, and the headers that matter. */
@RequestScoped
class Asker {
    private final Caller caller;
    private final UriInfo uri;
    private final Request request;
    private final HttpHeaders headers;

    Asker(Caller caller, UriInfo uri, Request request, HttpHeaders headers) {
        this.caller = caller;
        this.uri = uri;
        this.request = request;
        this.headers = headers;
    }

    Wall.Standing standing() {
        String organisation = caller.organisation();
        String tenant = caller.is(Role.OPERATOR) ? Wall.EVERYBODY : organisation;
        return new Wall.Standing(
                tenant, organisation, caller.subject(), method() + " " + uri.getPath());
    }

    String organisation() {
        return caller.organisation();
    }

    String method() {
        return request.getMethod();
    }

    /** Path and query, as they were sent. */
    String target() {
        return uri.getRequestUri().getRawPath()
                + Optional.ofNullable(uri.getRequestUri().getRawQuery())
                        .map(query -> "?" + query)
                        .orElse("");
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.getHeaderString(name));
    }
}
