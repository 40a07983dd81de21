package peering.telemetry.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import peering.routing.bgp.Flaw;
import peering.routing.bgp.RouteSink;
import peering.routing.bgp.RouteView;
import peering.routing.bgp.SessionState;
import peering.routing.mrt.MrtDecoder;
import peering.routing.mrt.MrtReader;
import peering.routing.mrt.MrtRecord;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix.Family;

/** The quick look at a record's head against the whole decoder. */
class MrtPeerTest {

    @Test
    void is_the_peer_that_the_decoder_finds_in_real_records() throws Exception {
        var decoder = new MrtDecoder();
        int compared = 0;
        try (var in = getClass().getResourceAsStream("/ris/rrc00-20190101-first-4000.mrt.gz");
                var reader = MrtReader.open(in)) {
            for (var record = reader.next(); record != null; record = reader.next()) {
                var seen = new Seen();
                decoder.decode(record, seen);
                if (seen.peer == null) continue;
                assertEquals(Optional.of(seen.peer), MrtPeer.of(record));
                compared++;
            }
        }
        assertTrue(compared > 3900, "compared: " + compared);
    }

    @Test
    void a_record_that_ends_before_its_peer_has_none() throws Exception {
        byte[] whole;
        try (var in = getClass().getResourceAsStream("/ris/rrc00-20190101-first-4000.mrt.gz");
                var reader = MrtReader.open(in)) {
            whole = reader.next().bytes();
        }
        byte[] cut = Arrays.copyOf(whole, 26);
        cut[11] = 14;
        cut[10] = 0;

        assertEquals(Optional.empty(), MrtPeer.of(MrtRecord.of(cut)));
    }

    private static final class Seen implements RouteSink {
        private IpAddress peer;

        @Override
        public void announced(Family family, long hi, long lo, int length, RouteView view) {
            peer = view.peerAddress();
        }

        @Override
        public void withdrawn(Family family, long hi, long lo, int length, RouteView view) {
            peer = view.peerAddress();
        }

        @Override
        public void sessionChanged(SessionState from, SessionState to, RouteView view) {
            peer = view.peerAddress();
        }

        @Override
        public void flawed(Flaw flaw, RouteView view) {
            throw new AssertionError(flaw.why());
        }
    }
}
