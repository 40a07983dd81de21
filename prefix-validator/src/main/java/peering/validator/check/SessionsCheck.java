package peering.validator.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import peering.contract.VerdictFact.Finding;
import peering.routing.net.Prefix;
import peering.validator.evidence.Received.Session;
import peering.validator.evidence.Received.Sites;

/**
 * Does the partner have the sessions that a service needs: two on two routers at the primary site,
 * one at the backup site?
 */
record SessionsCheck(Carriage carriage, Instant now) implements Checks.Check {

    @Override
    public Finding of(Claim claim, Prefix prefix) {
        var evidence = new Evidence("sessions", "sessions as registered", now);
        return carriage.received()
                .sites()
                .map(sites -> of(evidence, sites))
                .orElseGet(() ->
                        evidence.notApplicable(
                                "sessions-no-connection",
                                "No connection is known that would carry it."));
    }

    private Finding of(Evidence evidence, Sites sites) {
        var primary = at(Optional.of(sites.primary()));
        var backup = at(sites.backup());
        long routers = primary.stream().map(Session::router).distinct().count();
        var seen =
                Map.of(
                        "primary",
                        primary.size() + " on " + routers + " routers",
                        "backup",
                        Integer.toString(backup.size()));
        if (primary.size() < 2 || routers < 2) {
            return evidence.warning(
                    "sessions-primary-few",
                    "The partner has fewer than two sessions on two routers at the primary site.",
                    "Ask the partner for a second session on another router there.",
                    seen);
        }
        if (sites.backup().isPresent() && backup.isEmpty()) {
            return evidence.warning(
                    "sessions-backup-none",
                    "The partner has no session at the backup site.",
                    "Ask the partner for a session there, or choose another backup.",
                    seen);
        }
        return evidence.passed(
                "sessions-enough", "The partner has the sessions that it needs.", seen);
    }

    private List<Session> at(Optional<String> site) {
        return carriage.received().sessions().stream()
                .filter(session -> site.filter(session.site()::equals).isPresent())
                .toList();
    }
}
