package peering.registration.path.decision;

import java.time.Instant;
import java.util.Optional;
import peering.contract.PathFact.Path;

/**
 * The way a prefix takes now, and what the next decision has to remember.
 *
 * @param siteId empty on the Internet
 * @param since since when it takes this way
 * @param primarySiteId the primary site that was decided about: with another one it starts afresh
 * @param betterSince since when the primary has been better than this way; empty if it is not
 * @param flaps how often it came back to the primary without a calm stay there
 */
public record CurrentPath(
        Path path,
        Optional<String> siteId,
        PathReason reason,
        Instant since,
        String primarySiteId,
        Optional<Instant> betterSince,
        int flaps) {

    boolean isAt(SiteView site) {
        return siteId.filter(site.siteId()::equals).isPresent();
    }
}
