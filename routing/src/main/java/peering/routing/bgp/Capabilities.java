package peering.routing.bgp;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import peering.routing.bgp.BgpOpen.AddPath;
import peering.routing.net.Asn;
import peering.routing.net.IpAddress;
import peering.routing.wire.MalformedException;
import peering.routing.wire.Octets;

/**
 * The optional parameters of an OPEN (RFC 4271 section 4.2, RFC 9072), gathered. A capability that
 * is too short for what it says makes the OPEN malformed; one not known is only counted in.
 */
final class Capabilities {
    private static final int PARAMETER = 2;
    private static final int EXTENDED_LENGTH = 255;

    /** More than IANA knows; what an OPEN names is kept as long as the session lasts. */
    static final int MAX_KINDS = 100;

    private static final int MULTIPROTOCOL = 1;
    private static final int ROLE = 9;
    private static final int FOUR_OCTET_ASN = 65;
    private static final int ADD_PATH = 69;

    private final Set<Integer> codes = new HashSet<>();
    private final Set<AfiSafi> families = new HashSet<>();
    private final Map<AfiSafi, AddPath> addPath = new HashMap<>();
    private final Set<Integer> roles = new HashSet<>();
    private Asn fourOctetAsn;

    private Capabilities() {}

    static Capabilities read(Octets message) {
        var read = new Capabilities();
        int length = message.u8();
        boolean extended = length == EXTENDED_LENGTH && startsExtended(message);
        if (extended) {
            message.skip(1);
            length = message.u16();
        }
        if (length != message.remaining()) {
            throw new MalformedException(length + " bytes of parameters in " + message.remaining());
        }
        while (!message.isEmpty()) {
            int type = message.u8();
            var value = message.take(extended ? message.u16() : message.u8());
            if (type == PARAMETER) read.takeAll(value);
        }
        return read;
    }

    /** RFC 9072 section 2: a first parameter of type 255 says that the lengths have two octets. */
    private static boolean startsExtended(Octets message) {
        return !message.isEmpty()
                && (message.array()[message.position()] & 0xFF) == EXTENDED_LENGTH;
    }

    private void takeAll(Octets parameter) {
        while (!parameter.isEmpty()) {
            int code = parameter.u8();
            var value = parameter.take(parameter.u8());
            take(code, value);
            if (families.size() > MAX_KINDS || addPath.size() > MAX_KINDS) {
                throw new MalformedException("more than " + MAX_KINDS + " kinds of route");
            }
        }
    }

    private void take(int code, Octets value) {
        codes.add(code);
        switch (code) {
            case MULTIPROTOCOL -> families.add(family(value));
            case FOUR_OCTET_ASN -> fourOctetAsn = Asn.of(value.u32());
            case ADD_PATH -> takeAddPath(value);
            case ROLE -> roles.add(value.u8());
            default -> {
                // known by its code alone
            }
        }
    }

    private static AfiSafi family(Octets value) {
        int afi = value.u16();
        value.skip(1);
        return new AfiSafi(afi, value.u8());
    }

    /** RFC 7911 section 4: 1 receives, 2 sends, 3 both; any other number is to be ignored. */
    private void takeAddPath(Octets value) {
        while (!value.isEmpty()) {
            var kind = new AfiSafi(value.u16(), value.u8());
            int mode = value.u8();
            if (mode >= 1 && mode <= 3) {
                addPath.put(kind, new AddPath((mode & 1) != 0, (mode & 2) != 0));
            }
        }
    }

    BgpOpen toOpen(Asn asn, int holdTime, IpAddress id) {
        boolean four = fourOctetAsn != null;
        Optional<Role> role =
                roles.size() == 1 ? Role.of(roles.iterator().next()) : Optional.empty();
        return new BgpOpen(
                four ? fourOctetAsn : asn,
                holdTime,
                id,
                four,
                families.isEmpty() ? Set.of(AfiSafi.IPV4_UNICAST) : families,
                addPath,
                role,
                codes);
    }
}
