package peering.routing.mrt;

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
    static final int RIB_IPV4_UNICAST = 2;
    static final int RIB_IPV6_UNICAST = 4;
    static final int RIB_IPV4_UNICAST_ADDPATH = 8;
    static final int RIB_IPV6_UNICAST_ADDPATH = 10;

    private MrtTypes() {}

    static boolean isExtended(int type) {
        return type == BGP4MP_ET || type == ISIS_ET || type == OSPFV3_ET;
    }
}
