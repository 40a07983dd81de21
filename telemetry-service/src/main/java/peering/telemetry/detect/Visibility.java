package peering.telemetry.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import peering.contract.RouteAnomalyFact.Kind;
import peering.telemetry.route.Peer;
import peering.telemetry.route.RouteBook;
import peering.telemetry.route.Shelf;
import peering.telemetry.watched.WatchedPrefix;

/**
 * Who lost the routes of watched prefixes. Remembers withdrawals, and looks at a prefix soon after
 * one, not at each: a mass withdrawal costs one look a second. A session that went down says
 * nothing of the prefix, so it is no loss.
 */
final class Visibility {
    /** How often a prefix is looked at where nothing happens, to forget who lost it long ago. */
    private static final Duration IDLE = Duration.ofHours(1);

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Shelf<Lost> lost;
    private final Shelf<Loss> losses;
    private final RouteBook book;
    private final DetectConfig config;
    private final VisibilityLife life;

    /** When each prefix that somebody lost is looked at next, by our clock. */
    private final Map<String, Instant> due = new HashMap<>();

    private boolean remembered;

    Visibility(Shelf<Lost> lost, Shelf<Loss> losses, RouteBook book, DetectConfig config) {
        this.lost = lost;
        this.losses = losses;
        this.book = book;
        this.config = config;
        this.life = new VisibilityLife(config);
    }

    /** The peer, which had no route for the prefix, has one. */
    void found(String prefixId, Peer peer, Instant now) {
        String key = key(prefixId, peer);
        if (lost.get(key) == null) return;
        lost.delete(key);
        due.put(prefixId, now);
    }

    /** The peer withdrew the route that it had for the prefix. */
    void lost(String prefixId, Lost gone, Instant now) {
        lost.put(key(prefixId, gone.peer()), gone);
        due.put(prefixId, now);
    }

    /** The prefix is registered otherwise now. */
    void changed(String prefixId) {
        due.put(prefixId, Instant.EPOCH);
    }

    /** Prefixes that are to be looked at; each once, until {@link #look}. */
    List<String> due(Instant now) {
        if (!remembered) remember(now);
        return due.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** How the prefix stands now, and what is to be told of it. */
    VisibilityLife.Step look(String prefixId, Watch watch, Instant now) {
        var watched = watch.watched();
        if (!watched.verified()) return over(prefixId, watch, now, AnomalyFacts.NOT_WATCHED);
        boolean meant = watched.policy().wants(Kind.VisibilityLoss);
        if (!meant) return over(prefixId, watch, now, AnomalyFacts.JUDGED_OTHERWISE);
        var clock = watch.clock(now);
        var gone = recent(prefixId, clock);
        var before = Optional.ofNullable(losses.get(prefixId));
        var step = life.look(before, seen(prefixId, watched, gone), watched, clock);
        keep(prefixId, step);
        plan(prefixId, step, gone, now);
        return step;
    }

    /**
     * It does not matter any more who sees the prefix: a loss is over, and nothing is remembered.
     */
    VisibilityLife.Step over(String prefixId, Watch watch, Instant now, String why) {
        var loss = losses.get(prefixId);
        var clock = watch.clock(now);
        var step =
                loss == null
                        ? new VisibilityLife.Step(Optional.empty(), Optional.empty())
                        : life.over(
                                loss,
                                seen(prefixId, watch.watched(), recent(prefixId, clock)),
                                watch.watched(),
                                clock,
                                why);
        forget(prefixId);
        return step;
    }

    private Seen seen(String prefixId, WatchedPrefix watched, List<Lost> gone) {
        var has =
                book.of(prefixId, watched.prefix()).stream()
                        .map(route -> route.peer().asn())
                        .collect(Collectors.toSet());
        return Seen.of(has, gone);
    }

    /** What was remembered of a prefix that is no more. */
    void forget(String prefixId) {
        entries(prefixId).forEach(entry -> lost.delete(entry.getKey()));
        losses.delete(prefixId);
        due.remove(prefixId);
    }

    private void keep(String prefixId, VisibilityLife.Step step) {
        step.next()
                .ifPresentOrElse(
                        loss -> losses.put(prefixId, loss),
                        () -> {
                            if (losses.get(prefixId) != null) losses.delete(prefixId);
                        });
    }

    private void plan(String prefixId, VisibilityLife.Step step, List<Lost> gone, Instant now) {
        if (gone.isEmpty() && step.next().isEmpty()) due.remove(prefixId);
        else due.put(prefixId, now.plus(pause(step.next())));
    }

    private Duration pause(Optional<Loss> loss) {
        if (loss.isEmpty()) return IDLE;
        return switch (loss.get().state()) {
            case AnomalyState.Suspected _ -> SOON;
            case AnomalyState.Open _ -> config.updateEvery();
            case AnomalyState.Over _ -> config.endAfter();
        };
    }

    /** Forgets who lost it long ago, and the oldest of too many. */
    private List<Lost> recent(String prefixId, Instant clock) {
        var oldest = clock.minus(config.visibilityMemory());
        var all =
                entries(prefixId).stream()
                        .sorted(
                                Comparator.comparing((Map.Entry<String, Lost> entry) ->
                                                entry.getValue().at())
                                        .reversed())
                        .toList();
        var kept =
                all.stream()
                        .limit(config.mostObservers())
                        .filter(entry -> entry.getValue().at().isAfter(oldest))
                        .toList();
        all.subList(kept.size(), all.size()).forEach(entry -> lost.delete(entry.getKey()));
        return kept.stream().map(Map.Entry::getValue).toList();
    }

    /** After a start: everything that was lost is due. */
    private void remember(Instant now) {
        lost.under("").forEach(entry -> due.putIfAbsent(prefixIdOf(entry.getKey()), now));
        losses.under("").forEach(entry -> due.putIfAbsent(entry.getKey(), now));
        remembered = true;
    }

    private List<Map.Entry<String, Lost>> entries(String prefixId) {
        return lost.under(prefixId + RouteBook.SEPARATOR);
    }

    private static String prefixIdOf(String key) {
        return key.substring(0, key.indexOf(RouteBook.SEPARATOR));
    }

    private static String key(String prefixId, Peer peer) {
        return prefixId + RouteBook.SEPARATOR + peer.key();
    }
}
