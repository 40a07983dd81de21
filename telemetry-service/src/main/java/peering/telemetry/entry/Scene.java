package peering.telemetry.entry;

import java.util.List;
import java.util.Optional;
import peering.contract.SiteFact;
import peering.telemetry.watched.WatchPolicy;
import peering.telemetry.watched.WatchedPrefix;

/**
 * How a registered prefix enters our network now.
 *
 * @param policy the customer's
 * @param chosen the site that registration chose; empty on the Internet
 * @param primary the connection's primary site; empty if that is not known
 * @param backup the connection's backup site; empty if there is none
 * @param entries what partners announce for exactly this prefix
 */
record Scene(
        WatchedPrefix watched,
        WatchPolicy policy,
        Optional<SiteFact> chosen,
        Optional<String> primary,
        Optional<String> backup,
        List<Entry> entries) {

    List<Entry> at(String siteId) {
        return entries.stream().filter(entry -> entry.site().siteId().equals(siteId)).toList();
    }
}
