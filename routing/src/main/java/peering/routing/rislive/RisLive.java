package peering.routing.rislive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import peering.routing.bgp.BgpMessages;
import peering.routing.bgp.BgpUpdateWriter;
import peering.routing.bgp.Peer;
import peering.routing.bgp.SessionState;
import peering.routing.mrt.MrtWriter;
import peering.routing.mrt.MrtWriter.Local;
import peering.routing.net.Asn;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;
import peering.routing.wire.MalformedException;

/**
 * Turns lines of RIS Live into MRT records.
 *
 * <pre>
 *   UPDATE with raw ......... the bytes as the peer sent them
 *   UPDATE without raw ...... a message written anew from path, announcements, withdrawals
 *   RIS_PEER_STATE .......... a change of session: connected is up, anything else is down
 *   any other type .......... Ignored
 *   anything else, too big .. Refused
 * </pre>
 *
 * The line comes from outside and is not trusted: its size, depth and every list in it are bounded;
 * whatever it is, the answer is one of the three, never an exception.
 */
public final class RisLive {
    /**
     * More than the longest BGP message (65,535 bytes, RFC 8654) takes as hexadecimal and again as
     * text.
     */
    public static final int MAX_CHARACTERS = 1 << 20;

    /** RIPE RIS, the collector's side of every session. */
    private static final Asn RIS = Asn.of(12654);

    private static final Prefix LINK_LOCAL = Prefix.parse("fe80::/10");

    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(0xFFFF_FFFFL);

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxDocumentLength(MAX_CHARACTERS)
                                    .maxStringLength(2 * 65_535)
                                    .maxNameLength(1000)
                                    .maxNumberLength(32)
                                    .maxNestingDepth(8)
                                    .build())
                    .build();

    private RisLive() {}

    public static RisMessage decode(String line) {
        if (line.length() > MAX_CHARACTERS) {
            return new RisMessage.Refused("a line of " + line.length() + " characters");
        }
        byte[] text = line.getBytes(StandardCharsets.UTF_8);
        return decode(text, 0, text.length);
    }

    /**
     * As the other {@code decode}, of a line as it came. Where the message's own bytes are with it,
     * nothing else is read that they say too.
     *
     * @param text UTF-8
     */
    public static RisMessage decode(byte[] text, int from, int to) {
        if (to - from > MAX_CHARACTERS) {
            return new RisMessage.Refused("a line of " + (to - from) + " bytes");
        }
        var raw = RawLine.find(text, from, to);
        byte[] message = raw == null ? null : raw.message();
        if (message == null) {
            return decodeAll(new String(text, from, to - from, StandardCharsets.UTF_8));
        }
        try {
            var peer = new Peer(IpAddress.parse(raw.peer()), RisFields.asn(raw.peerAsn()));
            return heard(raw.collector(), peer, time(raw.time()), List.of(message));
        } catch (MalformedException | IllegalArgumentException e) {
            return new RisMessage.Refused(cut(String.valueOf(e.getMessage())));
        }
    }

    private static RisMessage decodeAll(String line) {
        try (var parser = JSON.createParser(line)) {
            return message(parser);
        } catch (JsonProcessingException e) {
            return new RisMessage.Refused("not JSON within bounds: " + cut(e.getOriginalMessage()));
        } catch (MalformedException | IllegalArgumentException e) {
            return new RisMessage.Refused(cut(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from a string", e);
        }
    }

    private static RisMessage message(JsonParser parser) throws IOException {
        var fields = RisFields.read(parser);
        if (!"ris_message".equals(fields.envelope)) {
            return new RisMessage.Ignored(cut(String.valueOf(fields.envelope)));
        }
        return switch (String.valueOf(fields.type)) {
            case "UPDATE" -> update(fields);
            case "RIS_PEER_STATE" -> state(fields);
            default -> new RisMessage.Ignored(cut(String.valueOf(fields.type)));
        };
    }

    private static RisMessage update(RisFields fields) {
        var peer = peer(fields);
        return heard(fields.collector, peer, time(fields.time), messages(fields, peer));
    }

    private static RisMessage heard(
            String collector, Peer peer, Instant time, List<byte[]> messages) {
        var local = Local.unknown(peer.address().family(), RIS);
        var records = new ArrayList<byte[]>(messages.size());
        for (byte[] message : messages) {
            records.add(
                    BgpMessages.asnSize(message) == 4
                            ? MrtWriter.message(time, peer, local, message)
                            : MrtWriter.messageAs2(time, peer, local, message));
        }
        return new RisMessage.Heard(collector, peer, records);
    }

    private static List<byte[]> messages(RisFields fields, Peer peer) {
        if (fields.raw != null) return List.of(HexFormat.of().parseHex(fields.raw));
        var messages = new ArrayList<>(BgpUpdateWriter.withdraw(fields.withdrawals));
        for (var hop : byNextHop(fields.announcements, peer).entrySet()) {
            messages.addAll(
                    BgpUpdateWriter.announce(
                            hop.getValue(), fields.path, hop.getKey(), fields.communities));
        }
        return messages;
    }

    /**
     * Where an IPv6 peer gives a global and a link-local next hop, RIS Live repeats the prefixes
     * under each. A prefix is taken once, with the global one.
     */
    private static Map<IpAddress, List<Prefix>> byNextHop(
            List<RisFields.Announcement> announcements, Peer peer) {
        var hopOf = new LinkedHashMap<Prefix, IpAddress>();
        for (var announcement : announcements) {
            var hop = nextHop(announcement.nextHop(), peer);
            for (var prefix : announcement.prefixes()) {
                hopOf.merge(prefix, hop, (one, other) -> LINK_LOCAL.contains(one) ? other : one);
            }
        }
        var byHop = new LinkedHashMap<IpAddress, List<Prefix>>();
        hopOf.forEach(
                (prefix, hop) -> byHop.computeIfAbsent(hop, h -> new ArrayList<>()).add(prefix));
        return byHop;
    }

    /** The first of "global,link-local"; the peer itself if the line does not say. */
    private static IpAddress nextHop(String text, Peer peer) {
        if (text == null) return peer.address();
        int comma = text.indexOf(',');
        return IpAddress.parse(comma < 0 ? text : text.substring(0, comma));
    }

    private static RisMessage state(RisFields fields) {
        var peer = peer(fields);
        boolean up = "connected".equals(fields.state);
        byte[] record =
                MrtWriter.stateChange(
                        time(fields.time),
                        peer,
                        Local.unknown(peer.address().family(), RIS),
                        up ? SessionState.OPEN_CONFIRM : SessionState.ESTABLISHED,
                        up ? SessionState.ESTABLISHED : SessionState.IDLE);
        return new RisMessage.Heard(fields.collector, peer, List.of(record));
    }

    private static Peer peer(RisFields fields) {
        if (fields.peer == null) throw new MalformedException("the peer is missing");
        return new Peer(IpAddress.parse(fields.peer), RisFields.asn(fields.peerAsn));
    }

    /** Seconds with a fraction; kept to the microsecond. */
    private static Instant time(String seconds) {
        if (seconds == null) throw new MalformedException("the timestamp is missing");
        var exact = new BigDecimal(seconds);
        boolean inRange = exact.signum() >= 0 && exact.compareTo(LAST_SECOND) <= 0;
        if (!inRange || exact.scale() > 30) {
            throw new MalformedException("the timestamp " + seconds + " is out of range");
        }
        long micros = exact.movePointRight(6).longValue();
        return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000);
    }

    /** Short enough for a log, and of one line. */
    private static String cut(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= 120 ? line : line.substring(0, 120) + "…";
    }
}
