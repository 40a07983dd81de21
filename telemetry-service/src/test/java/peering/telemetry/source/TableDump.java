package peering.telemetry.source;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;

/** Writes a collector's table (RFC 6396, section 4.3): an index of peers, then their routes. */
public final class TableDump {
    private static final int TABLE_DUMP_V2 = 13;
    private static final int INDEX = 1;
    private static final int RIB_IPV4 = 2;
    private static final int RIB_IPV6 = 4;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final Instant at;
    private boolean marked;

    /** Peers AS1, AS2, … at 192.0.2.1, 192.0.2.2, … */
    public TableDump(Instant at, int peers) {
        this.at = at;
        record(
                INDEX,
                out -> {
                    out.writeInt(0);
                    out.writeShort(0);
                    out.writeShort(peers);
                    for (int peer = 1; peer <= peers; peer++) {
                        out.writeByte(2); // IPv4, four octets of AS number
                        out.writeInt(0);
                        out.write(IpAddress.parse("192.0.2." + peer).toBytes());
                        out.writeInt(peer);
                    }
                });
    }

    /** Routes that follow carry a large community (64500:1:2) and OTC (AS64500). */
    public TableDump marked() {
        marked = true;
        return this;
    }

    /** So many of the peers show a route of {@code origin}. */
    public TableDump route(String text, int peers, long origin) {
        var prefix = Prefix.parse(text);
        boolean four = prefix.family() == Prefix.Family.IPV4;
        record(
                four ? RIB_IPV4 : RIB_IPV6,
                out -> {
                    out.writeInt(0);
                    out.writeByte(prefix.length());
                    out.write(prefix.network().toBytes(), 0, (prefix.length() + 7) / 8);
                    out.writeShort(peers);
                    for (int peer = 1; peer <= peers; peer++) {
                        byte[] attributes = attributes(four, List.of((long) peer, origin));
                        out.writeShort(peer - 1);
                        out.writeInt((int) at.getEpochSecond());
                        out.writeShort(attributes.length);
                        out.write(attributes);
                    }
                });
        return this;
    }

    public byte[] bytes() {
        return file.toByteArray();
    }

    private byte[] attributes(boolean four, List<Long> path) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(new byte[] {0x40, 1, 1, 0}); // ORIGIN: IGP
        out.write(new byte[] {0x40, 2, (byte) (2 + 4 * path.size()), 2, (byte) path.size()});
        for (long asn : path) out.writeInt((int) asn);
        if (four) out.write(new byte[] {0x40, 3, 4, (byte) 192, 0, 2, 9});
        out.write(new byte[] {(byte) 0xC0, 8, 4, 0, 1, 0, 2}); // COMMUNITIES: 1:2
        if (marked) mark(out);
        return bytes.toByteArray();
    }

    private static void mark(DataOutputStream out) throws IOException {
        out.write(new byte[] {(byte) 0xC0, 32, 12}); // LARGE_COMMUNITIES: 64500:1:2
        for (int number : new int[] {64500, 1, 2}) out.writeInt(number);
        out.write(new byte[] {(byte) 0xC0, 35, 4}); // OTC: 64500
        out.writeInt(64500);
    }

    private interface Body {
        void write(DataOutputStream out) throws IOException;
    }

    private void record(int subtype, Body body) {
        try {
            var bytes = new ByteArrayOutputStream();
            body.write(new DataOutputStream(bytes));
            var out = new DataOutputStream(file);
            out.writeInt((int) at.getEpochSecond());
            out.writeShort(TABLE_DUMP_V2);
            out.writeShort(subtype);
            out.writeInt(bytes.size());
            bytes.writeTo(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
