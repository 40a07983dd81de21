package peering.telemetry.source;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import peering.routing.mrt.MrtRecord;
import peering.routing.net.IpAddress;

/**
 * Whose record is it? Reads the session's head of a BGP4MP record (RFC 6396, section 4.4; RFC 8050)
 * and nothing behind it.
 */
final class MrtPeer {
    private static final int HEADER = 12;
    private static final int BGP4MP = 16;
    private static final int BGP4MP_ET = 17;

    private MrtPeer() {}

    static boolean isBgp4mp(MrtRecord record) {
        return record.type() == BGP4MP || record.type() == BGP4MP_ET;
    }

    /** Empty if the record is too short to say, or of an unknown address family. */
    static Optional<IpAddress> of(MrtRecord record) {
        try {
            var bytes = ByteBuffer.wrap(record.bytes());
            int asns = 2 * asnSize(record.subtype());
            bytes.position(HEADER + (record.type() == BGP4MP_ET ? 4 : 0) + asns + 2);
            return switch (bytes.getShort()) {
                case 1 -> Optional.of(address(bytes, 4));
                case 2 -> Optional.of(address(bytes, 16));
                default -> Optional.empty();
            };
        } catch (BufferUnderflowException | IllegalArgumentException tooShort) {
            return Optional.empty();
        }
    }

    private static int asnSize(int subtype) {
        return switch (subtype) {
            case 4, 5, 7, 9, 11 -> 4; // the _AS4 ones
            default -> 2;
        };
    }

    private static IpAddress address(ByteBuffer from, int length) {
        byte[] address = new byte[length];
        from.get(address);
        return IpAddress.of(address);
    }
}
