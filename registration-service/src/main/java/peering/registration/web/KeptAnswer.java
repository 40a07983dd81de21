package peering.registration.web;

import org.jboss.resteasy.reactive.RestResponse;

/**
 * What is kept of an answer.
 *
 * @param location null if it named none
 * @param etag null if it had none
 */
record KeptAnswer(int status, String location, String etag, Object body) {

    /**
     * @param answer what a resource method returned: a thing, a response with it, or null for none
     */
    static KeptAnswer of(Object answer) {
        if (answer instanceof RestResponse<?> response) {
            return of(
                    response.getStatus(),
                    response.getHeaderString("Location"),
                    response.getEntity());
        }
        return of(answer == null ? 204 : 200, null, answer);
    }

    private static KeptAnswer of(int status, String location, Object body) {
        String etag =
                body instanceof Revised revised && revised.revision() != null
                        ? RevisionTag.of(revised.revision())
                        : null;
        return new KeptAnswer(status, location, etag, body);
    }
}
