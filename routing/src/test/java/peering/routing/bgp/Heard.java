package peering.routing.bgp;

import java.util.ArrayList;
import java.util.List;
import peering.routing.bgp.BgpMessages.Encoding;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix.Family;
import peering.routing.wire.Octets;

/** Remembers what one BGP message told, as objects. */
final class Heard implements RouteSink {
    final List<RouteElement> elements = new ArrayList<>();
    final List<Flaw> flaws = new ArrayList<>();
    final List<String> skipped = new ArrayList<>();
    final List<List<LargeCommunity>> large = new ArrayList<>();

    static Heard of(byte[] message, Encoding encoding) {
        var heard = new Heard();
        var view = new RouteView();
        var peer = IpAddress.parse("192.0.2.1");
        view.begin(1_500_000_000L, 0, peer.family(), peer.hi(), peer.lo(), 64500);
        new BgpMessages().decode(new Octets(message), encoding, view, heard);
        return heard;
    }

    /** {@code A 10.0.0.0/8 1 2 3} and {@code W 10.0.0.0/8}, in order. */
    List<String> told() {
        return elements.stream().map(Heard::text).toList();
    }

    private static String text(RouteElement element) {
        return switch (element) {
            case RouteElement.Announced a -> ("A " + a.prefix() + " " + a.path()).strip();
            case RouteElement.Withdrawn w -> "W " + w.prefix();
        };
    }

    @Override
    public void announced(Family family, long hi, long lo, int length, RouteView view) {
        var announced = view.announced(family, hi, lo, length);
        long origin = announced.path().origin().map(a -> a.value()).orElse(-1L);
        if (origin != view.origin()) throw new AssertionError("two origins: " + view.origin());
        elements.add(announced);
        large.add(view.largeCommunities());
    }

    @Override
    public void withdrawn(Family family, long hi, long lo, int length, RouteView view) {
        elements.add(view.withdrawn(family, hi, lo, length));
    }

    @Override
    public void flawed(Flaw flaw, RouteView view) {
        flaws.add(flaw);
    }

    @Override
    public void skipped(String what, RouteView view) {
        skipped.add(what);
    }
}
