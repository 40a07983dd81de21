package peering.portal.gateway;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * The addresses of the one page. A webhook's message links to {@code /alerts/<id>}; it is the same
 * page, which opens that alert.
 */
@ApplicationScoped
class PageDoor {

    void open(@Observes Router router) {
        router.getWithRegex("/alerts/alr_[A-Za-z0-9]{1,64}").handler(link -> link.reroute("/"));
    }
}
