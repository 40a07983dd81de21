package peering.alerting.ownership;

import java.time.Instant;

/**
 * A partner's session, as far as both topics have told.
 *
 * @param down registered as in use, and not established
 * @param since since when it is as it is; null if nobody has said yet
 * @param reason why it went down, for people; null if nobody says
 * @param revision grows with every fact of either topic
 */
public record KnownSession(
        String sessionId,
        String partnerId,
        long partnerAsn,
        String siteId,
        String router,
        String peerAddress,
        boolean down,
        Instant since,
        String reason,
        long revision) {}
