package peering.registration.path.decision;

import peering.contract.Trouble;

/**
 * An open latency degradation of the prefix.
 *
 * @param siteId the site that carried the prefix when it began: the one that is to blame
 * @param riseMillis how much the median round trip rose, milliseconds
 */
public record Degradation(
        String degradationId, String siteId, double riseMillis, Trouble.Severity severity) {}
