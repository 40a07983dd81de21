package peering.validator.watch;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import peering.routing.net.Prefix;
import peering.validator.intake.Verdicts;

/** Judges held prefixes again, with what is in force at that moment; on the caller's thread. */
@ApplicationScoped
class Reviewing {
    private static final int AT_ONCE = 500;

    /** Of one transaction: the first verdicts must not wait for the last of many. */
    private static final int TOGETHER = 50;

    private static final int FEW = 500;

    private final Verdicts verdicts;
    private final Vertx vertx;

    Reviewing(Verdicts verdicts, Vertx vertx) {
        this.verdicts = verdicts;
        this.vertx = vertx;
    }

    /**
     * All of them.
     *
     * @return how many got a new verdict
     */
    int everything() {
        int changed = 0;
        var look = look("");
        while (!look.last().isEmpty()) {
            changed += review(look.differing());
            look = look(look.last());
        }
        return changed;
    }

    /**
     * Those within one of these prefixes; as {@link #everything}. Few of them are judged at once
     * under their locks: that something else has to be said of them is likely, and to look before
     * is to judge twice.
     */
    int within(List<Prefix> some) {
        return within(some, FEW);
    }

    /** As {@link #within}, where likely nothing else has to be said: none is locked for a look. */
    int withinAgain(List<Prefix> some) {
        return within(some, 0);
    }

    private int within(List<Prefix> some, int few) {
        int changed = 0;
        for (var prefixes : parts(some, AT_ONCE)) {
            var held = onEventLoop(() -> verdicts.heldWithin(prefixes));
            if (held.size() <= few) changed += review(held);
            else changed += reviewDiffering(held);
        }
        return changed;
    }

    private int reviewDiffering(List<String> held) {
        int changed = 0;
        for (var ids : parts(held, AT_ONCE)) {
            changed += review(onEventLoop(() -> verdicts.differing(ids)));
        }
        return changed;
    }

    /** Within a short prefix there may be more of them than a statement takes values. */
    private static <T> List<List<T>> parts(List<T> all, int size) {
        var parts = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += size) {
            parts.add(all.subList(from, Math.min(from + size, all.size())));
        }
        return parts;
    }

    private int review(List<String> ids) {
        int changed = 0;
        for (var some : parts(ids, TOGETHER)) {
            changed += onEventLoop(() -> verdicts.review(some));
        }
        return changed;
    }

    private Verdicts.Look look(String after) {
        return onEventLoop(() -> verdicts.look(after, AT_ONCE));
    }

    /** A reactive session may be opened on a duplicated context of the event loop only. */
    private <T> T onEventLoop(Supplier<Uni<T>> work) {
        var context = VertxContext.getOrCreateDuplicatedContext(vertx);
        VertxContextSafetyToggle.setContextSafe(context, true);
        var done = new CompletableFuture<T>();
        context.runOnContext(
                _ -> work.get().subscribe().with(done::complete, done::completeExceptionally));
        try {
            return done.join();
        } catch (CompletionException failed) {
            throw new IllegalStateException("the review stopped", failed.getCause());
        }
    }
}
