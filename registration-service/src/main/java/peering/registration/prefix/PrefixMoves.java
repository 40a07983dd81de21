package peering.registration.prefix;

import peering.contract.PrefixFact.Standing;
import peering.registration.connection.change.ConnectionChange;
import peering.registration.connection.change.PrefixEffect;
import peering.registration.connection.change.PrefixEffect.Effect;

/**
 * What a change of its connection does to a prefix.
 *
 * <pre>
 *   it is not Verified, so has no path ........ unchanged
 *   the connection's sites carry nothing now .. unchanged
 *   another primary or backup ................. path-changes
 *   anything else ............................. unchanged
 * </pre>
 */
final class PrefixMoves {
    private PrefixMoves() {}

    static PrefixEffect effect(PrefixEntity row, ConnectionChange change) {
        boolean moves = row.standing == Standing.Verified && change.movesPaths();
        return moves
                ? effect(row, Effect.PATH_CHANGES, "Its path is decided anew.")
                : effect(row, Effect.UNCHANGED, "It stays as it is.");
    }

    private static PrefixEffect effect(PrefixEntity row, Effect effect, String detail) {
        return new PrefixEffect(row.id, row.prefix, effect, detail);
    }
}
