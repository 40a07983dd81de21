package peering.validator.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import peering.contract.VerdictFact.Finding;
import peering.routing.net.Prefix;
import peering.validator.evidence.Received.Session;

/**
 * Does the partner announce the prefix over every session at the connection's primary and backup
 * site? Traffic would else take another way as soon as one of them goes down.
 */
record ReceivedCheck(Carriage carriage, Instant now) implements Checks.Check {
    private static final int MOST = 20;

    @Override
    public Finding of(Claim claim, Prefix prefix) {
        var evidence = new Evidence("received", Carriage.SOURCE, now);
        if (carriage.received().sites().isEmpty()) {
            return evidence.notApplicable(
                    "received-no-connection", "No connection is known that would carry it.");
        }
        var heard = carriage.heard();
        if (heard.isEmpty()) {
            return evidence.notApplicable(
                    "received-not-heard",
                    "No router of ours tells what the partner announces at these sites.");
        }
        var missing = heard.stream().filter(session -> !carriage.carries(session)).toList();
        if (missing.isEmpty()) {
            return evidence.passed(
                            "received-everywhere",
                            prefix + " is received over every session of the partner.",
                            Map.of("sessions", text(heard)))
                    .until(carriage.settling());
        }
        return evidence.warning(
                        "received-missing",
                        prefix + " is not received from " + text(missing) + ".",
                        "Have the partner announce "
                                + prefix
                                + " over these sessions: "
                                + text(missing)
                                + ".",
                        Map.of("missing", text(missing), "sessions", text(heard)))
                .until(carriage.settling());
    }

    private static String text(List<Session> sessions) {
        return sessions.stream()
                .map(Session::peerAddress)
                .limit(MOST)
                .collect(Collectors.joining(", "));
    }
}
