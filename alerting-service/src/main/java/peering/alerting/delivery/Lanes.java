package peering.alerting.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The lanes that this worker drives: taken when there is something to send, renewed while there is,
 * let go when there is not. One thread uses it.
 */
final class Lanes {
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(1);

    private final LaneRows rows;
    private final DeliveryQueue queue;
    private final DeliveryConfig config;
    private final String worker;

    /** In the order in which they are served: who was, goes to the end. */
    private final Map<String, Lane> lanes = new LinkedHashMap<>();

    private final Set<String> wanted = new HashSet<>();
    private Instant lastRound = Instant.EPOCH;
    private Instant nextRound = Instant.EPOCH;

    Lanes(LaneRows rows, DeliveryQueue queue, DeliveryConfig config, String worker) {
        this.rows = rows;
        this.queue = queue;
        this.config = config;
        this.worker = worker;
    }

    /** They changed, and their paces may have. */
    void forget(Set<String> endpointIds) {
        endpointIds.forEach(one -> of(one).ifPresent(lane -> lane.pace(null)));
    }

    void hear(Inbox inbox, Instant now) {
        wanted.addAll(inbox.takeDue());
        for (var one : inbox.news()) {
            switch (one) {
                case Inbox.News.Ended(String endpoint, String delivery, var sign) ->
                        of(endpoint).ifPresent(lane -> lane.ends(delivery, sign, now));
                case Inbox.News.Settled(String endpoint, String delivery) ->
                        of(endpoint).ifPresent(lane -> lane.settled(delivery));
                case Inbox.News.Doubt _ -> nextRound = Instant.EPOCH;
            }
        }
    }

    private Optional<Lane> of(String endpointId) {
        return Optional.ofNullable(lanes.get(endpointId));
    }

    /** What this worker has to send, as far as there is room; it is under way from here on. */
    List<DeliveryQueue.Claimed> claim(Connection connection, Instant now) throws SQLException {
        take(connection, now);
        renew(connection, now);
        if (!now.isBefore(nextRound)) goRound(connection, now);
        readPaces(connection);
        var rooms = rooms(now);
        if (rooms.isEmpty()) return List.of();
        var claimed = counted(connection, found(connection, rooms, now), now);
        claimed.forEach(one -> lanes.get(one.endpointId()).begins(one.deliveryId()));
        cool(connection, rooms, claimed, now);
        rooms.keySet().forEach(served -> of(served).ifPresent(this::last));
        return claimed;
    }

    private void last(Lane served) {
        lanes.remove(served.endpointId());
        lanes.put(served.endpointId(), served);
    }

    /** Nobody may have said so: a notification was missed, a worker died, a time came. */
    private void goRound(Connection connection, Instant now) throws SQLException {
        lanes.values().forEach(Lane::warm);
        wanted.addAll(rows.orphaned(connection, now));
        lastRound = now;
        nextRound = now.plus(config.lookEvery());
        take(connection, now);
    }

    /** Others have it. Should they be gone, it is free when their leases are over. */
    private void waitForOthers(Connection connection, Instant now) throws SQLException {
        Instant earliest = lastRound.plus(BETWEEN_ROUNDS);
        rows.othersEnd(connection, worker, now)
                .map(end -> end.plusMillis(1))
                .map(end -> end.isBefore(earliest) ? earliest : end)
                .filter(end -> end.isBefore(nextRound))
                .ifPresent(end -> nextRound = end);
    }

    private void take(Connection connection, Instant now) throws SQLException {
        if (wanted.isEmpty()) return;
        wanted.forEach(one -> of(one).ifPresent(Lane::warm));
        wanted.removeAll(lanes.keySet());
        if (!wanted.isEmpty()) {
            Instant until = now.plus(config.lease());
            var taken = rows.take(connection, worker, wanted, until, now);
            taken.forEach(one -> lanes.put(one, new Lane(one, until, config.perEndpoint())));
            if (taken.size() < wanted.size()) waitForOthers(connection, now);
        }
        wanted.clear();
    }

    /** In good time: what is claimed may take half a lease. One that is idle is let go. */
    private void renew(Connection connection, Instant now) throws SQLException {
        Instant soon = soon(now);
        var ending =
                lanes.values().stream().filter(lane -> lane.ownedUntil().isBefore(soon)).toList();
        if (ending.isEmpty()) return;
        var kept = new ArrayList<String>();
        for (var lane : ending) {
            if (!lane.idle() || lane.nextDue().isBefore(now.plus(config.lease()))) {
                kept.add(lane.endpointId());
            } else if (!lane.ownedUntil().isAfter(now)) {
                lanes.remove(lane.endpointId());
            }
        }
        if (kept.isEmpty()) return;
        Instant until = now.plus(config.lease());
        var renewed = new HashSet<>(rows.renew(connection, worker, kept, until));
        for (String one : kept) {
            if (renewed.contains(one)) lanes.get(one).ownedUntil(until);
            else lanes.remove(one);
        }
    }

    private void readPaces(Connection connection) throws SQLException {
        var unread =
                lanes.values().stream()
                        .filter(lane -> lane.pace() == null)
                        .map(Lane::endpointId)
                        .toList();
        if (unread.isEmpty()) return;
        var paces = rows.paces(connection, unread);
        for (String one : unread) {
            if (paces.containsKey(one)) lanes.get(one).pace(paces.get(one));
            else lanes.remove(one);
        }
    }

    private List<DeliveryQueue.Claimed> found(
            Connection connection, Map<String, Integer> rooms, Instant now) throws SQLException {
        var free = new LinkedHashMap<>(rooms);
        free.keySet().removeIf(one -> lanes.get(one).strict());
        var strict = new ArrayList<>(rooms.keySet());
        strict.removeAll(free.keySet());
        var found = new ArrayList<DeliveryQueue.Claimed>();
        if (!free.isEmpty()) found.addAll(queue.claim(connection, free, busy(), now));
        if (!strict.isEmpty()) found.addAll(queue.heads(connection, strict, now));
        return found;
    }

    /**
     * What a rate limit lets go is written down before it goes, and only the lane's owner can write
     * it: so whoever has the lane next knows of it, and two never count at the same time.
     */
    private List<DeliveryQueue.Claimed> counted(
            Connection connection, List<DeliveryQueue.Claimed> found, Instant now)
            throws SQLException {
        var begun = new LinkedHashMap<String, Integer>();
        for (var one : found) {
            if (lanes.get(one.endpointId()).limited())
                begun.merge(one.endpointId(), 1, Integer::sum);
        }
        for (var one : begun.entrySet()) {
            var lane = lanes.get(one.getKey());
            lane.counts(one.getValue(), now);
            if (!rows.counted(connection, worker, lane.endpointId(), lane.pace().freeAt())) {
                lanes.remove(one.getKey());
            }
        }
        return found.stream().filter(one -> lanes.containsKey(one.endpointId())).toList();
    }

    private Instant soon(Instant now) {
        return now.plus(config.lease().dividedBy(2));
    }

    private Map<String, Integer> rooms(Instant now) {
        int left = config.concurrency() - busy().size();
        var rooms = new LinkedHashMap<String, Integer>();
        for (var lane : lanes.values()) {
            int room = Math.min(left, lane.room(now));
            if (room <= 0 || !lane.ready(now) || lane.ownedUntil().isBefore(soon(now))) continue;
            rooms.put(lane.endpointId(), room);
            left -= room;
        }
        return rooms;
    }

    private Collection<String> busy() {
        return lanes.values().stream().flatMap(lane -> lane.busy().stream()).toList();
    }

    /** A lane that gave less than was asked for is empty for now. */
    private void cool(
            Connection connection,
            Map<String, Integer> rooms,
            List<DeliveryQueue.Claimed> claimed,
            Instant now)
            throws SQLException {
        var left = new LinkedHashMap<>(rooms);
        claimed.forEach(one -> left.merge(one.endpointId(), -1, Integer::sum));
        left.values().removeIf(none -> none == 0);
        if (left.isEmpty()) return;
        var next = queue.next(connection, left.keySet(), now);
        for (String empty : left.keySet()) {
            of(empty).ifPresent(lane -> lane.cool(next.getOrDefault(empty, Instant.MAX)));
        }
    }

    /** How long nothing can happen that nobody says. */
    Duration quiet(Instant now) {
        Instant next = nextRound;
        boolean full = busy().size() >= config.concurrency();
        for (var lane : lanes.values()) {
            Instant renewal = lane.ownedUntil().minus(config.lease().dividedBy(3));
            if (!lane.idle() && renewal.isBefore(next)) next = renewal;
            if (lane.pace() == null) return Duration.ZERO;
            if (lane.ready(now)) {
                if (full || lane.room(now) == 0) continue;
                return Duration.ZERO;
            }
            if (lane.nextLook().isBefore(next)) next = lane.nextLook();
        }
        var quiet = Duration.between(now, next);
        return quiet.isNegative() ? Duration.ZERO : quiet;
    }

    /** At the end: what is under way stays ours until its lease is over, the rest is free. */
    void letGo(Connection connection, Instant now) throws SQLException {
        var free =
                lanes.values().stream()
                        .filter(lane -> lane.busy().isEmpty())
                        .map(Lane::endpointId)
                        .toList();
        if (!free.isEmpty()) rows.letGo(connection, worker, free, now);
    }
}
