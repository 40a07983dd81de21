package peering.routing.rtr;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The other end of a connection: what was sent to it, and what it said as a whole. */
final class FakeCache implements RtrConnection.Outlet {
    static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    final List<String> sent = new ArrayList<>();
    final List<RtrData> told = new ArrayList<>();
    final RtrConnection connection;

    FakeCache(int version) {
        connection = new RtrConnection(version, this);
        connection.opened(START);
    }

    @Override
    public void send(byte[] bytes) {
        sent.add(HexFormat.of().formatHex(bytes));
    }

    @Override
    public void told(RtrData data) {
        told.add(data);
    }

    FakeCache says(String... pdus) {
        return says(START, pdus);
    }

    FakeCache says(Instant at, String... pdus) {
        byte[] bytes = Hex.bytes(pdus);
        connection.received(bytes, 0, bytes.length, at);
        return this;
    }

    /** The code of the Error Report that was sent last; -1 if it was something else. */
    int lastError() {
        String last = sent.getLast();
        return last.startsWith("0a", 2) ? Integer.parseInt(last.substring(4, 8), 16) : -1;
    }

    String why() {
        return connection.end().orElseThrow().why();
    }
}
