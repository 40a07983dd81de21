package peering.registration.path;

import java.util.Optional;
import peering.contract.PrefixFact.Standing;
import peering.registration.path.decision.CurrentPath;
import peering.registration.path.decision.PathCase;
import peering.registration.path.decision.SiteView;

/**
 * A connection with its sites, as a decision needs it.
 *
 * @param active whether it carries anything at all
 * @param backup empty: the Internet was chosen
 */
record ConnectionView(
        String connectionId,
        String partnerId,
        boolean active,
        SiteView primary,
        Optional<SiteView> backup) {

    /** The case of one of its prefixes. */
    PathCase about(Standing standing, OpenTroubles.Of troubles, Optional<CurrentPath> current) {
        return new PathCase(
                standing,
                active,
                primary,
                backup,
                troubles.degradations(),
                troubles.anomalies(),
                current);
    }
}
