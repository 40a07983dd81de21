package peering.registration.web;

import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/** The answer to a creation: 201, where the new thing is, and the thing. */
public final class Created {
    private Created() {}

    /**
     * @param list the path of the list that the thing is in, such as {@code /v1/sites/}
     */
    public static <T> RestResponse<T> at(String list, String id, T entity) {
        return RestResponse.ResponseBuilder.<T>created(URI.create(list + id))
                .entity(entity)
                .build();
    }
}
