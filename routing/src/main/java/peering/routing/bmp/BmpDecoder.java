package peering.routing.bmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import peering.routing.bgp.BgpMessages;
import peering.routing.bgp.BgpNotification;
import peering.routing.bgp.BgpOpen;
import peering.routing.bmp.BmpMessage.Initiation;
import peering.routing.bmp.BmpMessage.PeerDown;
import peering.routing.bmp.BmpMessage.PeerUp;
import peering.routing.bmp.BmpMessage.Refused;
import peering.routing.bmp.BmpMessage.RouteMirroring;
import peering.routing.bmp.BmpMessage.RouteMonitoring;
import peering.routing.bmp.BmpMessage.Statistics;
import peering.routing.bmp.BmpMessage.Termination;
import peering.routing.bmp.BmpMessage.Unknown;
import peering.routing.wire.MalformedException;
import peering.routing.wire.Octets;

/**
 * Reads single BMP messages, without memory of those before. Whatever the bytes are, it ends and
 * answers; what it makes is a small multiple of the message.
 */
public final class BmpDecoder {
    private static final int ROUTE_MONITORING = 0;
    private static final int STATISTICS = 1;
    private static final int PEER_DOWN = 2;
    private static final int PEER_UP = 3;
    private static final int INITIATION = 4;
    private static final int TERMINATION = 5;
    private static final int ROUTE_MIRRORING = 6;

    private static final int TERMINATION_REASON = 1;
    private static final int MIRRORED_MESSAGE = 0;
    private static final int MIRRORED_INFORMATION = 1;

    private BmpDecoder() {}

    /**
     * @param message whole, from the version on, as {@link BmpFrames} cuts it
     */
    public static BmpMessage decode(byte[] message) {
        try {
            return read(new Octets(message));
        } catch (MalformedException e) {
            return new Refused(type(message) + ": " + e.getMessage());
        }
    }

    private static String type(byte[] message) {
        return message.length < BmpFrames.HEADER
                ? "a BMP message"
                : "a BMP message of type " + (message[5] & 0xFF);
    }

    private static BmpMessage read(Octets message) {
        int size = message.remaining();
        int version = message.u8();
        if (version != BmpFrames.VERSION) throw new MalformedException("version " + version);
        long length = message.u32();
        if (length != size) throw new MalformedException(length + " bytes said, " + size + " sent");
        int type = message.u8();
        return switch (type) {
            case ROUTE_MONITORING -> routeMonitoring(message);
            case STATISTICS -> statistics(message);
            case PEER_DOWN -> peerDown(message);
            case PEER_UP -> peerUp(message);
            case INITIATION -> new Initiation(Information.readAll(message));
            case TERMINATION -> termination(message);
            case ROUTE_MIRRORING -> routeMirroring(message);
            default -> new Unknown(type);
        };
    }

    /** Section 4.6. What follows the UPDATE, if anything does, is not of version 3: refused. */
    private static RouteMonitoring routeMonitoring(Octets message) {
        var peer = PeerHeader.read(message);
        var update = BgpMessages.next(message);
        if (!message.isEmpty()) {
            throw new MalformedException(message.remaining() + " bytes after the UPDATE");
        }
        return new RouteMonitoring(peer, update.copy(update.remaining()));
    }

    /** Section 4.8. */
    private static Statistics statistics(Octets message) {
        var peer = PeerHeader.read(message);
        long count = message.u32();
        var numbers = new ArrayList<Statistic>();
        int skipped = 0;
        for (long i = 0; i < count; i++) {
            int type = message.u16();
            var number = Statistic.read(type, message.take(message.u16()));
            if (number.isPresent()) numbers.add(number.get());
            else skipped++;
        }
        return new Statistics(peer, numbers, skipped);
    }

    /** Section 4.9. */
    private static PeerDown peerDown(Octets message) {
        var peer = PeerHeader.read(message);
        int code = message.u8();
        Optional<BgpNotification> notification = Optional.empty();
        var event = OptionalInt.empty();
        List<Information> information = List.of();
        switch (PeerDownReason.of(code)) {
            case LOCAL_NOTIFICATION, REMOTE_NOTIFICATION -> {
                notification = Optional.of(BgpNotification.read(BgpMessages.next(message)));
            }
            case LOCAL_EVENT -> event = OptionalInt.of(message.u16());
            case LOCAL_CLOSED -> information = Information.readAll(message);
            case REMOTE_CLOSED, NOT_SHOWN, UNKNOWN -> {
                // no data of a form that is known
            }
        }
        return new PeerDown(peer, code, notification, event, information);
    }

    /** Section 4.10. */
    private static PeerUp peerUp(Octets message) {
        var peer = PeerHeader.read(message);
        boolean ipv6 = peer.family().bits() == 128;
        var localAddress = PeerHeader.address(message, ipv6);
        int localPort = message.u16();
        int remotePort = message.u16();
        var sent = BgpOpen.read(BgpMessages.next(message));
        var received = BgpOpen.read(BgpMessages.next(message));
        var information = Information.readAll(message);
        return new PeerUp(peer, localAddress, localPort, remotePort, sent, received, information);
    }

    /** Section 4.5. */
    private static Termination termination(Octets message) {
        var reason = OptionalInt.empty();
        var information = new ArrayList<Information>();
        while (!message.isEmpty()) {
            int type = message.u16();
            var value = message.take(message.u16());
            if (type == TERMINATION_REASON) reason = OptionalInt.of(value.u16());
            else information.add(Information.read(type, value));
        }
        return new Termination(reason, information);
    }

    /** Section 4.7. */
    private static RouteMirroring routeMirroring(Octets message) {
        var peer = PeerHeader.read(message);
        var messages = new ArrayList<byte[]>();
        boolean errored = false;
        boolean lost = false;
        while (!message.isEmpty()) {
            int type = message.u16();
            var value = message.take(message.u16());
            if (type == MIRRORED_MESSAGE) messages.add(value.copy(value.remaining()));
            if (type == MIRRORED_INFORMATION) {
                int code = value.u16();
                errored |= code == 0;
                lost |= code == 1;
            }
        }
        return new RouteMirroring(peer, messages, errored, lost);
    }
}
