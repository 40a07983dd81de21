package peering.registration.path;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import peering.registration.connection.ConnectionWatch;
import peering.registration.partner.session.SessionWatch;
import peering.registration.prefix.PrefixWatch;
import peering.registration.prefix.trouble.TroubleWatch;
import peering.registration.site.SiteWatch;

/** What the rooms below tell of is reason to review paths. */
@Singleton
class PathWatches {
    private final Reviews reviews;

    PathWatches(Reviews reviews) {
        this.reviews = reviews;
    }

    /** A site's health, its routers. */
    @Produces
    @Singleton
    SiteWatch sites() {
        return reviews::ofSite;
    }

    /** A session that came or went. */
    @Produces
    @Singleton
    SessionWatch sessions() {
        return reviews::ofSession;
    }

    /** A connection's state or sites. */
    @Produces
    @Singleton
    ConnectionWatch connections() {
        return reviews::ofConnection;
    }

    /** How a prefix stands. */
    @Produces
    @Singleton
    PrefixWatch prefixes() {
        return prefixId -> reviews.ofPrefixes(List.of(prefixId));
    }

    /** A trouble of a prefix that began, changed or ended. */
    @Produces
    @Singleton
    TroubleWatch troubles() {
        return prefixId -> reviews.ofPrefixes(List.of(prefixId));
    }
}
