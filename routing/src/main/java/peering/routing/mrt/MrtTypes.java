package peering.routing.mrt;

import peering.routing.bgp.BgpMessages.Encoding;
import peering.routing.mrt.MrtWriter.Direction;
import peering.routing.net.Prefix.Family;

/** The numbers of RFC 6396 section 4 and RFC 8050 sections 3 and 4. */
final class MrtTypes {
    static final int TABLE_DUMP = 12;
    static final int TABLE_DUMP_V2 = 13;
    static final int BGP4MP = 16;
    static final int BGP4MP_ET = 17;
    private static final int ISIS_ET = 33;
    private static final int OSPFV3_ET = 49;

    static final int STATE_CHANGE = 0;
    static final int MESSAGE = 1;
    static final int MESSAGE_AS4 = 4;
    static final int STATE_CHANGE_AS4 = 5;
    static final int MESSAGE_LOCAL = 6;
    static final int MESSAGE_AS4_LOCAL = 7;
    static final int MESSAGE_ADDPATH = 8;
    static final int MESSAGE_AS4_ADDPATH = 9;
    static final int MESSAGE_LOCAL_ADDPATH = 10;
    static final int MESSAGE_AS4_LOCAL_ADDPATH = 11;

    static final int PEER_INDEX_TABLE = 1;

    /** What stands in a RIB record of TABLE_DUMP_V2. */
    record Rib(Family family, boolean multicast, boolean addPath) {}

    private MrtTypes() {}

    /**
     * The RIB record with that subtype; null for the peer index and what is not decoded here: of
     * any family (RIB_GENERIC, 6 and 12), or where peers stand (GEO_PEER_TABLE, 7; RFC 6397).
     */
    static Rib rib(int subtype) {
        return switch (subtype) {
            case 2 -> new Rib(Family.IPV4, false, false);
            case 3 -> new Rib(Family.IPV4, true, false);
            case 4 -> new Rib(Family.IPV6, false, false);
            case 5 -> new Rib(Family.IPV6, true, false);
            case 8 -> new Rib(Family.IPV4, false, true);
            case 9 -> new Rib(Family.IPV4, true, true);
            case 10 -> new Rib(Family.IPV6, false, true);
            case 11 -> new Rib(Family.IPV6, true, true);
            default -> null;
        };
    }

    /** The subtype of a BGP4MP record that holds a message so encoded. */
    static int message(Encoding encoding, Direction direction) {
        boolean four = encoding.asnSize() == 4;
        boolean local = direction == Direction.LOCAL;
        if (encoding.addPath()) {
            if (local) return four ? MESSAGE_AS4_LOCAL_ADDPATH : MESSAGE_LOCAL_ADDPATH;
            return four ? MESSAGE_AS4_ADDPATH : MESSAGE_ADDPATH;
        }
        if (local) return four ? MESSAGE_AS4_LOCAL : MESSAGE_LOCAL;
        return four ? MESSAGE_AS4 : MESSAGE;
    }

    static boolean isLocal(int messageSubtype) {
        return messageSubtype == MESSAGE_LOCAL
                || messageSubtype == MESSAGE_AS4_LOCAL
                || messageSubtype == MESSAGE_LOCAL_ADDPATH
                || messageSubtype == MESSAGE_AS4_LOCAL_ADDPATH;
    }

    static boolean isExtended(int type) {
        return type == BGP4MP_ET || type == ISIS_ET || type == OSPFV3_ET;
    }
}
