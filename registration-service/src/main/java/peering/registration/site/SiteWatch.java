package peering.registration.site;

import io.smallrye.mutiny.Uni;

/**
 * Who has to know when a site that exists changes: its health, its routers, its place, or that it
 * is removed. Called within the transaction of the change, after it is written, so that both happen
 * or none. Rooms above this one implement it as a bean; there may be none.
 */
public interface SiteWatch {
    /** Fails only if the change must not happen. */
    Uni<Void> changed(String siteId);
}
