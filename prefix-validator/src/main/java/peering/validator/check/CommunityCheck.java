package peering.validator.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import peering.contract.VerdictFact.Finding;
import peering.routing.net.Prefix;
import peering.validator.evidence.Received.Session;

/** Do the received routes bear the community by which a partner says that they belong here? */
record CommunityCheck(Carriage carriage, Instant now) implements Checks.Check {

    @Override
    public Finding of(Claim claim, Prefix prefix) {
        var evidence = new Evidence("community", Carriage.SOURCE, now);
        var carrying = carriage.carrying();
        if (carriage.rules().community().isEmpty()) {
            return evidence.notApplicable("community-none-asked", "No community is asked for.");
        }
        if (carrying.isEmpty()) {
            return evidence.notApplicable("community-no-route", "No route was received.");
        }
        return of(evidence, prefix, carriage.rules().community().get(), carrying)
                .until(carriage.settling());
    }

    private static Finding of(
            Evidence evidence, Prefix prefix, String community, List<Session> carrying) {
        var without = carrying.stream().filter(one -> !bears(one, community)).toList();
        if (without.isEmpty()) {
            return evidence.passed(
                    "community-there", "Every route bears " + community + ".", Map.of());
        }
        String where =
                without.stream()
                        .map(Session::peerAddress)
                        .limit(20)
                        .collect(Collectors.joining(", "));
        return evidence.warning(
                "community-missing",
                prefix + " is received without the community " + community + " from " + where + ".",
                "Have the partner set " + community + " on " + prefix + " over these sessions.",
                Map.of("missing", where));
    }

    private static boolean bears(Session session, String community) {
        return session.route().orElseThrow().communities().contains(community);
    }
}
