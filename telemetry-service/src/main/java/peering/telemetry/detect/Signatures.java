package peering.telemetry.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import peering.routing.net.Asn;
import peering.routing.rpki.RovVerdict;
import peering.routing.rpki.VrpTable;
import peering.telemetry.route.Shelf;
import peering.telemetry.watched.WatchedPrefix;

/**
 * Which watched prefixes RPKI let an expected origin announce, and since when it does not.
 *
 * <pre>
 *   RPKI is not known ......................... stays as it was
 *   some expected origin is valid ............. signed
 *   a ROA covers it, but no expected origin ... forgotten: that is {@link RpkiInvalid}
 *   no ROA covers it, and it was signed ....... gone, for as long as that is news
 *   no ROA covers it, and it never was ........ nothing to remember
 * </pre>
 */
final class Signatures {
    /** So long after the ROA went: that is how it is now. */
    static final Duration NEWS = Duration.ofDays(7);

    private final Shelf<Signature> shelf;

    /** Prefixes whose ROA is gone, so that no route has to ask the shelf. */
    private final Map<String, Instant> gone = new HashMap<>();

    private boolean remembered;

    Signatures(Shelf<Signature> shelf) {
        this.shelf = shelf;
    }

    /** When the prefix's ROA was gone; empty if it is not. */
    Optional<Instant> goneAt(String prefixId) {
        remember();
        return Optional.ofNullable(gone.get(prefixId));
    }

    /** What RPKI says of the prefix now, by its registration as it is now. */
    void look(WatchedPrefix watched, Optional<VrpTable> known, Instant now) {
        if (known.isEmpty()) return;
        remember();
        var verdicts =
                watched.expected().stream()
                        .map(asn -> known.get().judge(watched.prefix(), Asn.of(asn)))
                        .toList();
        String prefixId = watched.prefixId();
        boolean signed = verdicts.stream().anyMatch(RovVerdict.Valid.class::isInstance);
        boolean covered = !verdicts.stream().allMatch(RovVerdict.NotFound.class::isInstance);
        if (signed) keep(prefixId, new Signature(Optional.empty()));
        else if (covered) forget(prefixId);
        else if (shelf.get(prefixId) != null && !gone.containsKey(prefixId)) {
            keep(prefixId, new Signature(Optional.of(now)));
        }
    }

    /** Prefixes whose ROA went so long ago that it is no news; they are forgotten. */
    List<String> old(Instant now) {
        remember();
        var old =
                gone.entrySet().stream()
                        .filter(entry -> !now.isBefore(entry.getValue().plus(NEWS)))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList();
        old.forEach(this::forget);
        return old;
    }

    void forget(String prefixId) {
        gone.remove(prefixId);
        if (shelf.get(prefixId) != null) shelf.delete(prefixId);
    }

    private void keep(String prefixId, Signature next) {
        if (!next.equals(shelf.get(prefixId))) shelf.put(prefixId, next);
        next.goneAt().ifPresentOrElse(at -> gone.put(prefixId, at), () -> gone.remove(prefixId));
    }

    private void remember() {
        if (remembered) return;
        shelf.visit("", (id, known) -> known.goneAt().ifPresent(at -> gone.put(id, at)));
        remembered = true;
    }
}
