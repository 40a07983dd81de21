package peering.registration.path;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import peering.registration.connection.ConnectionWatch;
import peering.registration.partner.session.SessionWatch;
import peering.registration.prefix.PrefixWatch;
import peering.registration.prefix.trouble.TroubleWatch;
import peering.registration.site.SiteWatch;

/** What the rooms below tell of is reason to review paths. */
final class PathWatches {
    private PathWatches() {}

    /** A site's health, its routers. */
    @ApplicationScoped
    static class OfSites implements SiteWatch {
        private final Reviews reviews;

        OfSites(Reviews reviews) {
            this.reviews = reviews;
        }

        @Override
        public Uni<Void> changed(String siteId) {
            return reviews.ofSite(siteId);
        }
    }

    /** A session that came or went. */
    @ApplicationScoped
    static class OfSessions implements SessionWatch {
        private final Reviews reviews;

        OfSessions(Reviews reviews) {
            this.reviews = reviews;
        }

        @Override
        public Uni<Void> changed(String sessionId) {
            return reviews.ofSession(sessionId);
        }
    }

    /** A connection's state or sites. */
    @ApplicationScoped
    static class OfConnections implements ConnectionWatch {
        private final Reviews reviews;

        OfConnections(Reviews reviews) {
            this.reviews = reviews;
        }

        @Override
        public Uni<Void> changed(String connectionId) {
            return reviews.ofConnection(connectionId);
        }
    }

    /** How a prefix stands. */
    @ApplicationScoped
    static class OfPrefixes implements PrefixWatch {
        private final Reviews reviews;

        OfPrefixes(Reviews reviews) {
            this.reviews = reviews;
        }

        @Override
        public Uni<Void> changed(String prefixId) {
            return reviews.ofPrefixes(List.of(prefixId));
        }
    }

    /** A trouble of a prefix that began, changed or ended. */
    @ApplicationScoped
    static class OfTroubles implements TroubleWatch {
        private final Reviews reviews;

        OfTroubles(Reviews reviews) {
            this.reviews = reviews;
        }

        @Override
        public Uni<Void> changed(String prefixId) {
            return reviews.ofPrefixes(List.of(prefixId));
        }
    }
}
