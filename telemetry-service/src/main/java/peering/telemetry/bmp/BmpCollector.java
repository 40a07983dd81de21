package peering.telemetry.bmp;

import java.util.Optional;
import peering.routing.net.IpAddress;
import peering.telemetry.intake.Collector;

/**
 * The name under which a router's routes are taken: {@code bmp-} and what the router calls itself;
 * for a table of a VRF also {@code ..} and its distinguisher (RFC 7854 section 4.2) in hex, since
 * two VRFs may have a peer of the same address.
 *
 * @param router as {@link #router} makes it
 * @param distinguisher 0 outside of VRFs
 */
public record BmpCollector(String router, long distinguisher) {
    private static final String VRF = "..";
    private static final int LONGEST = 40;

    /**
     * A router's name in the letters of a collector's: what is none becomes a dash.
     *
     * @param sysName empty if it does not say
     */
    public static String router(Optional<String> sysName, IpAddress address) {
        return sysName.map(BmpCollector::plain)
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> plain(address.toString()));
    }

    /** Any text as a router's name; idempotent. */
    public static String plain(String text) {
        String plain = text.strip().replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("\\.{2,}", ".");
        String cut = plain.substring(0, Math.min(plain.length(), LONGEST));
        return cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
    }

    public Collector collector() {
        String vrf = distinguisher == 0 ? "" : VRF + Long.toHexString(distinguisher);
        return new Collector(Collector.OF_ROUTERS + router + vrf);
    }

    /** The router in a collector's name; empty if that is none of ours. */
    public static Optional<String> routerOf(String collector) {
        if (!collector.startsWith(Collector.OF_ROUTERS)) return Optional.empty();
        int vrf = collector.indexOf(VRF);
        return Optional.of(
                collector.substring(
                        Collector.OF_ROUTERS.length(), vrf < 0 ? collector.length() : vrf));
    }
}
