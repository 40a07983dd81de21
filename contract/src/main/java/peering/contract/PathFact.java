package peering.contract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which way a customer's prefix takes now, and why.
 *
 * @param siteId the site that carries it; empty on the Internet
 * @param previous the way before this one; empty with the first
 * @param reason a code of a closed list, such as {@code primary-down}
 * @param summary the reason as a sentence for people
 * @param protectedAnomalies open anomalies on the prefix that were seen and did not move it
 * @param since since when it takes this way
 * @param changedAt when anything of this fact changed last
 */
public record PathFact(
        String prefixId,
        String organisation,
        String connectionId,
        String prefix,
        Path path,
        Optional<String> siteId,
        Optional<Path> previous,
        String reason,
        String summary,
        List<String> protectedAnomalies,
        Instant since,
        Instant changedAt,
        long revision) {

    public PathFact {
        protectedAnomalies = List.copyOf(protectedAnomalies);
    }

    /** The ways there are. */
    public enum Path {
        /** Over the primary site, as chosen at registration. */
        Preferred,
        /** Over the backup site. */
        Backup,
        /** Over no site of ours. */
        Internet
    }
}
