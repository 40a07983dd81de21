package peering.telemetry.detect;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import peering.contract.RouteAnomalyFact;
import peering.contract.Trouble.Severity;
import peering.telemetry.route.Peer;
import peering.telemetry.route.PeerRoute;

/**
 * One offence against one watched prefix, with everybody who showed it.
 *
 * @param witnesses in the order in which they first showed it
 * @param firstSeen time of the first offending route; of a rest, of the first after it
 * @param lastSeen time of the last offending route
 * @param movedAt when a witness last came or went
 * @param silentSince when nobody showed it any more, by the watch's clock; empty while somebody
 *     does
 * @param grounds what it rests on, by the route that was judged last
 */
record Anomaly(
        String prefixId,
        Offence offence,
        AnomalyState state,
        List<Witness> witnesses,
        Instant firstSeen,
        Instant lastSeen,
        Instant movedAt,
        Optional<Instant> silentSince,
        Grounds grounds) {

    Anomaly {
        witnesses = List.copyOf(witnesses);
        // State from before grounds were kept does not name them.
        if (grounds == null) grounds = Grounds.ordinary(Severity.Critical);
    }

    static Anomaly suspected(String prefixId, Finding finding, Instant at) {
        return new Anomaly(
                prefixId,
                finding.offence(),
                new AnomalyState.Suspected(),
                List.of(),
                at,
                at,
                at,
                Optional.empty(),
                finding.grounds());
    }

    /** Peers that show the offence now, leftovers aside. */
    @JsonIgnore
    List<Witness> showing() {
        return witnesses.stream().filter(Witness::counts).toList();
    }

    /** Peers that ever showed it, leftovers aside. */
    @JsonIgnore
    List<Witness> ever() {
        return witnesses.stream().filter(witness -> !witness.rest()).toList();
    }

    /** Different ASes among the peers that show it now. */
    @JsonIgnore
    int peerAses() {
        return (int) showing().stream().map(witness -> witness.peer().asn()).distinct().count();
    }

    /** The peer shows the offence (again). */
    Anomaly shown(PeerRoute route, Grounds now, int mostWitnesses) {
        int index = indexOf(route.peer());
        if (index < 0 && witnesses.size() >= mostWitnesses) return this;
        var next = new ArrayList<>(witnesses);
        boolean moved = index < 0 || !next.get(index).showing();
        if (index < 0) {
            next.add(witness(route));
        } else {
            next.set(index, next.get(index).showing() ? next.get(index) : returned(index, route));
        }
        boolean firstAfterRest =
                state instanceof AnomalyState.Suspected && ever().isEmpty() && moved;
        return new Anomaly(
                prefixId,
                offence,
                state,
                next,
                firstAfterRest ? route.seenAt() : earlier(firstSeen, route.seenAt()),
                later(lastSeen, route.seenAt()),
                moved ? later(movedAt, route.seenAt()) : movedAt,
                Optional.empty(),
                now);
    }

    /**
     * The peer no longer shows it; the same anomaly if it did not.
     *
     * @param clock the watch's, of which the silence is told
     */
    Anomaly gone(Peer peer, Instant at, Instant clock) {
        int index = indexOf(peer);
        if (index < 0 || !witnesses.get(index).showing()) return this;
        var next = new ArrayList<>(witnesses);
        next.set(index, next.get(index).gone());
        boolean silent = next.stream().noneMatch(Witness::showing);
        return new Anomaly(
                prefixId,
                offence,
                state,
                next,
                firstSeen,
                lastSeen,
                later(movedAt, at),
                silent ? Optional.of(clock) : Optional.empty(),
                grounds);
    }

    /**
     * It is over; whoever still shows it is remembered as a rest, so that it does not open again.
     */
    Anomaly leftOver() {
        var rest = witnesses.stream().filter(Witness::showing).map(Witness::leftOver).toList();
        return new Anomaly(
                prefixId,
                offence,
                new AnomalyState.Suspected(),
                rest,
                firstSeen,
                lastSeen,
                movedAt,
                Optional.empty(),
                grounds);
    }

    /** Its end is long ago: whoever shows it is a suspicion of its own, or the rest that it was. */
    Anomaly forgotten() {
        return new Anomaly(
                prefixId,
                offence,
                new AnomalyState.Suspected(),
                witnesses.stream().filter(Witness::showing).toList(),
                movedAt,
                lastSeen,
                movedAt,
                silentSince,
                grounds);
    }

    Anomaly in(AnomalyState next) {
        return new Anomaly(
                prefixId,
                offence,
                next,
                witnesses,
                firstSeen,
                lastSeen,
                movedAt,
                silentSince,
                grounds);
    }

    /** A leftover that went and came back is news. */
    private Witness returned(int index, PeerRoute route) {
        var before = witnesses.get(index);
        return before.rest() ? witness(route) : before.back();
    }

    private Witness witness(PeerRoute route) {
        boolean told = ever().size() < RouteAnomalyFact.MAX_OBSERVERS;
        return new Witness(route.peer(), told ? route.path() : "", route.seenAt(), true, false);
    }

    private int indexOf(Peer peer) {
        for (int i = 0; i < witnesses.size(); i++) {
            if (witnesses.get(i).peer().key().equals(peer.key())) return i;
        }
        return -1;
    }

    /** Routes of different collectors do not come in the order of their times. */
    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
