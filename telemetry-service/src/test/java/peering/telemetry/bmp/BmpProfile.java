package peering.telemetry.bmp;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The door is open, for 127.0.0.1 only, and little patience. */
public final class BmpProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "peering.bmp.port", "0",
                "peering.bmp.host", "127.0.0.1",
                "peering.bmp.allowed", "127.0.0.1/32,2001:db8::/32",
                "peering.bmp.most-per-address", "3",
                "peering.bmp.most-damaged", "2",
                "peering.bmp.beat", "500ms",
                "peering.bmp.lost-after", "4s",
                "peering.bmp.settle", "3s",
                "peering.bmp.routers.\"edge.two\"", "site_2/r2");
    }
}
