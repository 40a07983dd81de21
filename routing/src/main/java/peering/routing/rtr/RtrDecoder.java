package peering.routing.rtr;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;
import peering.routing.wire.MalformedException;
import peering.routing.wire.Octets;

/** Reads PDUs that were cut by {@link RtrFrames}. Bits that are reserved are not looked at. */
final class RtrDecoder {
    static final int LONGEST_TEXT = 300;

    static final int SERIAL_NOTIFY = 0;
    static final int SERIAL_QUERY = 1;
    static final int RESET_QUERY = 2;
    static final int CACHE_RESPONSE = 3;
    static final int IPV4_PREFIX = 4;
    static final int IPV6_PREFIX = 6;
    static final int END_OF_DATA = 7;
    static final int CACHE_RESET = 8;
    static final int ROUTER_KEY = 9;
    static final int ERROR_REPORT = 10;
    static final int ASPA = 11;

    private static final int ANNOUNCED = 1;
    private static final int LEAST_ROUTER_KEY = 32;
    private static final int LEAST_ERROR = 16;
    private static final int ASPA_WITHDRAWN = 12;

    private RtrDecoder() {}

    /**
     * @param from first byte of the PDU
     * @param to first byte behind it
     * @throws RtrFault if it is no such PDU of its version
     */
    static RtrPdu decode(byte[] bytes, int from, int to) {
        int version = bytes[from] & 0xFF;
        int type = bytes[from + 1] & 0xFF;
        int half = Octets.u16(bytes, from + 2);
        var body = new Octets(bytes, from + RtrFrames.HEADER, to);
        if (version < since(type)) throw unsupported(version, type);
        return switch (type) {
            case SERIAL_NOTIFY -> new RtrPdu.SerialNotify(half, (int) sized(body, 4).u32());
            case SERIAL_QUERY -> new RtrPdu.SerialQuery(half, (int) sized(body, 4).u32());
            case RESET_QUERY -> empty(body, new RtrPdu.ResetQuery());
            case CACHE_RESPONSE -> empty(body, new RtrPdu.CacheResponse(half));
            case IPV4_PREFIX -> prefix(sized(body, 12), Family.IPV4);
            case IPV6_PREFIX -> prefix(sized(body, 24), Family.IPV6);
            case END_OF_DATA -> endOfData(version, half, body);
            case CACHE_RESET -> empty(body, new RtrPdu.CacheReset());
            case ROUTER_KEY -> routerKey(half, body);
            case ERROR_REPORT -> error(half, body);
            case ASPA -> aspa(half, body);
            default -> throw unsupported(version, type);
        };
    }

    /** The first version that has the type. */
    private static int since(int type) {
        return switch (type) {
            case ROUTER_KEY -> 1;
            case ASPA -> 2;
            default -> 0;
        };
    }

    private static RtrFault unsupported(int version, int type) {
        return new RtrFault(
                RtrError.UNSUPPORTED_PDU, "version %d has no type %d".formatted(version, type));
    }

    private static Octets sized(Octets body, int length) {
        if (body.remaining() != length) throw badLength(body);
        return body;
    }

    private static RtrPdu empty(Octets body, RtrPdu pdu) {
        sized(body, 0);
        return pdu;
    }

    private static RtrFault badLength(Octets body) {
        int length = body.remaining() + RtrFrames.HEADER;
        return new RtrFault(RtrError.CORRUPT_DATA, "its type is not " + length + " bytes long");
    }

    /** Bits behind the prefix's length mean nothing, as in BGP (RFC 4271 section 4.3). */
    private static RtrPdu prefix(Octets body, Family family) {
        boolean announced = (body.u8() & ANNOUNCED) != 0;
        int length = body.u8();
        int maxLength = body.u8();
        body.skip(1);
        int bits = family == Family.IPV4 ? 32 : 128;
        if (length > bits || maxLength > bits || maxLength < length) {
            throw new RtrFault(
                    RtrError.CORRUPT_DATA,
                    "length %d and max length %d do not fit".formatted(length, maxLength));
        }
        long hi = family == Family.IPV4 ? body.u32() << 32 : body.u64();
        long lo = family == Family.IPV4 ? 0 : body.u64();
        var prefix = Prefix.masked(family, hi, lo, length);
        return new RtrPdu.PrefixChange(announced, prefix, maxLength, Asn.of(body.u32()));
    }

    private static RtrPdu endOfData(int version, int session, Octets body) {
        sized(body, version == 0 ? 4 : 16);
        int serial = (int) body.u32();
        var timers =
                version == 0
                        ? Optional.<RtrTimers>empty()
                        : Optional.of(RtrTimers.of(body.u32(), body.u32(), body.u32()));
        return new RtrPdu.EndOfData(session, serial, timers);
    }

    private static RtrPdu routerKey(int half, Octets body) {
        if (body.remaining() < LEAST_ROUTER_KEY - RtrFrames.HEADER) throw badLength(body);
        body.skip(20);
        return new RtrPdu.RouterKey(announced(half), Asn.of(body.u32()));
    }

    /** Its lengths may lie: what then remains is its code. */
    private static RtrPdu error(int code, Octets body) {
        if (body.remaining() < LEAST_ERROR - RtrFrames.HEADER) throw badLength(body);
        try {
            body.skip((int) Math.min(body.u32(), Integer.MAX_VALUE));
            int length = (int) Math.min(body.u32(), body.remaining());
            var text = new String(body.copy(length), StandardCharsets.UTF_8);
            return new RtrPdu.ErrorReport(code, printable(text));
        } catch (MalformedException lie) {
            return new RtrPdu.ErrorReport(code, "");
        }
    }

    private static String printable(String text) {
        var shown = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_TEXT)
                .map(letter -> Character.isISOControl(letter) ? ' ' : letter)
                .forEach(shown::appendCodePoint);
        return shown.toString().strip();
    }

    private static RtrPdu aspa(int half, Octets body) {
        boolean announced = announced(half);
        int length = body.remaining() + RtrFrames.HEADER;
        if (length < ASPA_WITHDRAWN || length % 4 != 0) throw badLength(body);
        if (!announced && length != ASPA_WITHDRAWN) {
            throw new RtrFault(
                    RtrError.CORRUPT_DATA, "a withdrawn ASPA of " + length + " bytes, not 12");
        }
        var customer = Asn.of(body.u32());
        var providers = new ArrayList<Asn>();
        while (!body.isEmpty()) providers.add(next(providers, Asn.of(body.u32())));
        if (announced && providers.isEmpty()) {
            throw new RtrFault(RtrError.ASPA_PROVIDER_LIST, "an ASPA without a provider");
        }
        return new RtrPdu.AspaChange(announced, customer, providers);
    }

    private static Asn next(ArrayList<Asn> before, Asn provider) {
        if (before.isEmpty()) return provider;
        if (before.getFirst().value() == 0) {
            throw new RtrFault(RtrError.ASPA_PROVIDER_LIST, "AS 0 beside other providers");
        }
        if (before.getLast().compareTo(provider) >= 0) {
            throw new RtrFault(
                    RtrError.ASPA_PROVIDER_LIST, "its providers do not ascend at " + provider);
        }
        return provider;
    }

    private static boolean announced(int half) {
        return (half >>> 8 & ANNOUNCED) != 0;
    }
}
