package peering.routing.bgp;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import peering.routing.net.Asn;
import peering.routing.net.IpAddress;
import peering.routing.wire.MalformedException;
import peering.routing.wire.Octets;

/**
 * What one end of a session offers when it opens (RFC 4271 section 4.2, RFC 5492): only what both
 * ends offer is then in use.
 *
 * @param asn its own number, of the 4-octet capability if it has one (RFC 6793)
 * @param holdTime seconds
 * @param id the BGP identifier, four bytes written as an address
 * @param fourOctetAsns it can write AS_PATH with four octets per number (RFC 6793)
 * @param families kinds of route it will speak of (RFC 4760); IPv4 unicast alone if it names none
 * @param addPath for which kinds it takes or gives several paths per prefix (RFC 7911)
 * @param role what it says it is to the neighbour (RFC 9234); empty too if it names several
 * @param capabilities the codes of all capabilities, those not explained here included
 */
public record BgpOpen(
        Asn asn,
        int holdTime,
        IpAddress id,
        boolean fourOctetAsns,
        Set<AfiSafi> families,
        Map<AfiSafi, AddPath> addPath,
        Optional<Role> role,
        Set<Integer> capabilities) {
    private static final int TYPE = 1;
    private static final int VERSION = 4;

    /** In which directions a speaker handles path identifiers (RFC 7911 section 4). */
    public record AddPath(boolean receives, boolean sends) {}

    public BgpOpen {
        families = Set.copyOf(families);
        addPath = Map.copyOf(addPath);
        capabilities = Set.copyOf(capabilities);
    }

    /**
     * Reads one whole message, from its marker on.
     *
     * @throws MalformedException if it is not a well-formed OPEN
     */
    public static BgpOpen read(Octets message) {
        int type = BgpMessages.header(message);
        if (type != TYPE) throw new MalformedException("not an OPEN but a message " + type);
        int version = message.u8();
        if (version != VERSION) throw new MalformedException("an OPEN of version " + version);
        int as = message.u16();
        int holdTime = message.u16();
        var id = IpAddress.of(message.copy(4));
        return Capabilities.read(message).toOpen(Asn.of(as), holdTime, id);
    }

    /** True if messages from this end to the other have path identifiers for that kind of route. */
    public boolean sendsPathIdsTo(BgpOpen other, AfiSafi kind) {
        var ours = addPath.get(kind);
        var theirs = other.addPath.get(kind);
        return ours != null && theirs != null && ours.sends() && theirs.receives();
    }
}
