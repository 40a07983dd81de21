package peering.telemetry.bmp;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** As {@link BmpProfile}, for all of loopback, and two routers that are known. */
public final class LiveProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        var settings = new HashMap<>(new BmpProfile().getConfigOverrides());
        settings.put("peering.bmp.allowed", "127.0.0.0/8");
        settings.put("peering.bmp.most-per-second", "200");
        settings.put("peering.bmp.routers.\"frr.one\"", "site_f/frr");
        settings.put("peering.bmp.routers.\"gobgp.two\"", "site_f/gobgp");
        return settings;
    }
}
