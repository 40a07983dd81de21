package peering.telemetry.session;

import peering.telemetry.route.Peer;

/**
 * A peer, as one connection of its router shows it.
 *
 * @param connection as in the record's header; the empty text if it has none
 */
record Speaker(Peer peer, String connection) {

    String key() {
        return peer.key();
    }
}
