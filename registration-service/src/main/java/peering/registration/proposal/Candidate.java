package peering.registration.proposal;

import java.util.Optional;
import peering.registration.partner.session.LocalRedundancy;
import peering.registration.site.Site;
import peering.registration.site.latency.SiteLatency;

/**
 * A site where a provider has active sessions.
 *
 * @param at what the provider has there
 * @param metres from the place that is asked about; empty if nobody knows where that is
 * @param measured between the place and the site; empty if there is no fresh measure
 */
record Candidate(
        Site site, LocalRedundancy at, Optional<Long> metres, Optional<SiteLatency> measured) {

    /** Two routers on our side, sessions of the provider on two of them, and nothing to avoid. */
    boolean mayBePrimary() {
        return mayBeBackup() && site.redundant() && at.redundant();
    }

    boolean mayBeBackup() {
        return site.inService();
    }
}
