package peering.registration.site;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * What still needs a site. The rooms above this one answer it, so that a site can be refused its
 * end without knowing them. There may be several answers; all of them count.
 */
public interface SiteUse {
    /** What needs the site, for people: id and what it is, at most {@code most}. */
    Uni<List<String>> of(String siteId, int most);

    /** What needs one of these routers of the site, in the same form. */
    Uni<List<String>> of(String siteId, List<String> routers, int most);
}
