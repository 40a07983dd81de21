package peering.registration.prefix;

import java.util.List;
import java.util.Optional;
import peering.contract.PrefixFact.Standing;
import peering.registration.connection.change.ConnectionChange;
import peering.registration.connection.change.PrefixEffect;
import peering.registration.connection.change.PrefixEffect.Effect;
import peering.registration.partner.registered.Grant;

/**
 * What a change of its connection does to a prefix.
 *
 * <pre>
 *   another partner, and no good key of it ......... needs-key
 *   another partner, and a good key of it .......... judged-anew
 *   other sites, and it is Verified and carried .... path-changes
 *   anything else .................................. unchanged
 * </pre>
 *
 * Carried are the prefixes of an active connection; only Verified ones have a path.
 */
final class PrefixMoves {
    static final String NO_KEY = "No key of the new partner was sent for it.";

    /** One answer to all that can be wrong with a key, so that guessing teaches nothing. */
    static final String BAD_KEY =
            "The key is not one of the new partner for this prefix or one around it.";

    private PrefixMoves() {}

    /**
     * @param grant what the key that was sent for it opens; empty if none was sent, or if it is not
     *     good
     */
    static PrefixEffect effect(PrefixEntity row, ConnectionChange change, Optional<Grant> grant) {
        if (change.changesPartner()) {
            if (grant.isPresent()) return judgedAnew(row);
            boolean sent = change.keys().containsKey(row.id);
            return effect(row, Effect.NEEDS_KEY, sent ? BAD_KEY : NO_KEY);
        }
        boolean moves = row.standing == Standing.Verified && change.movesPaths();
        return moves
                ? effect(row, Effect.PATH_CHANGES, "Its path is decided anew.")
                : effect(row, Effect.UNCHANGED, "It stays as it is.");
    }

    static PrefixEffect judgedAnew(PrefixEntity row) {
        return effect(
                row,
                Effect.JUDGED_ANEW,
                row.standing == Standing.Verified
                        ? "Every check is made again; it stays Verified meanwhile."
                        : "Every check is made again.");
    }

    static PrefixEffect effect(PrefixEntity row, Effect effect, String detail) {
        return new PrefixEffect(row.id, row.prefix, effect, detail);
    }

    /**
     * Who may originate it under another grant: where the customer had left that to the partner, it
     * is left to the new one.
     */
    static List<Long> origins(PrefixEntity row, Optional<Grant> before, Grant after) {
        var claimed = List.of(row.origins);
        boolean left = before.filter(grant -> grant.origins().equals(claimed)).isPresent();
        return left ? after.origins() : claimed;
    }
}
