package peering.routing.bgp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import peering.routing.net.Asn;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;

/**
 * The message just decoded: who said it, when, and its attributes, which stay bytes until asked
 * for. Filled anew for each message; see {@link RouteSink}.
 */
public final class RouteView {
    private static final long NANOS_PER_MICRO = 1000;

    private long epochSecond;
    private int micros;
    private Family peerFamily = Family.IPV4;
    private long peerHi;
    private long peerLo;
    private long peerAsn;

    private boolean sent;
    private long pathId;
    private AsPath path;
    final AttributeSpans spans = new AttributeSpans();

    /**
     * Says whose message is decoded next; for decoders of what carries BGP messages.
     *
     * @param microsecond 0 to 999999
     */
    public void begin(
            long second, int microsecond, Family family, long addressHi, long addressLo, long asn) {
        epochSecond = second;
        micros = microsecond;
        peerFamily = family;
        peerHi = addressHi;
        peerLo = addressLo;
        peerAsn = asn;
        sent = false;
        clear();
    }

    /** As the other {@code begin}, before anything is known but the time. */
    public void begin(long second, int microsecond) {
        begin(second, microsecond, Family.IPV4, 0, 0, 0);
    }

    void clear() {
        pathId = 0;
        path = null;
        spans.clear();
    }

    /** The add-path identifier of the routes that follow (RFC 7911); for decoders. */
    public void pathId(long id) {
        pathId = id;
    }

    /** Says that the message went to the peer; for decoders, after {@code begin}. */
    public void markSent() {
        sent = true;
    }

    /**
     * True if this was told to the peer (or to nobody: a router's own table), not by it: MRT's
     * LOCAL messages (RFC 6396 section 4.4.3). It says nothing about what the peer announces.
     */
    public boolean isSent() {
        return sent;
    }

    public Instant time() {
        return Instant.ofEpochSecond(epochSecond, micros * NANOS_PER_MICRO);
    }

    public long epochSecond() {
        return epochSecond;
    }

    public Peer peer() {
        return new Peer(peerAddress(), Asn.of(peerAsn));
    }

    public IpAddress peerAddress() {
        return new IpAddress(peerFamily, peerHi, peerLo);
    }

    public long peerAsn() {
        return peerAsn;
    }

    /** The add-path identifier (RFC 7911), 0 without. */
    public long pathId() {
        return pathId;
    }

    /**
     * The path of what the message announces, AS4_PATH merged in; empty if it announces nothing.
     */
    public AsPath path() {
        if (path == null) path = spans.readPath();
        return path;
    }

    /** As {@link AsPath#origin}, or -1; allocates nothing unless the peer is a 2-octet speaker. */
    public long origin() {
        if (spans.hasAs4Path()) return path().origin().map(Asn::value).orElse(-1L);
        return spans.isPathPresent() ? AsPathWire.origin(spans.path(), spans.asnSize()) : -1;
    }

    /** The next hop, of MP_REACH_NLRI if there is one; a link-local second address is left out. */
    public Optional<IpAddress> nextHop() {
        var hop = spans.nextHop();
        return switch (hop.remaining()) {
            case 4 -> Optional.of(IpAddress.of(hop.copy(4)));
            case 16, 32 -> Optional.of(IpAddress.of(hop.copy(16)));
            default -> Optional.empty();
        };
    }

    public List<Community> communities() {
        var found = new ArrayList<Community>();
        var octets = spans.communities();
        while (!octets.isEmpty()) found.add(new Community(octets.u16(), octets.u16()));
        return found;
    }

    public List<LargeCommunity> largeCommunities() {
        var found = new ArrayList<LargeCommunity>();
        var octets = spans.largeCommunities();
        while (!octets.isEmpty()) {
            found.add(new LargeCommunity(Asn.of(octets.u32()), octets.u32(), octets.u32()));
        }
        return found;
    }

    public List<ExtendedCommunity> extendedCommunities() {
        var found = new ArrayList<ExtendedCommunity>();
        var octets = spans.get(AttributeSpans.EXTENDED_COMMUNITIES);
        while (!octets.isEmpty()) found.add(new ExtendedCommunity(octets.u64()));
        return found;
    }

    /** Empty if the attribute is missing, or has a number that RFC 4271 does not name. */
    public Optional<OriginCode> originCode() {
        var octets = spans.get(AttributeSpans.ORIGIN);
        int code = octets.isEmpty() ? -1 : octets.u8();
        return switch (code) {
            case 0 -> Optional.of(OriginCode.IGP);
            case 1 -> Optional.of(OriginCode.EGP);
            case 2 -> Optional.of(OriginCode.INCOMPLETE);
            default -> Optional.empty();
        };
    }

    /** MULTI_EXIT_DISC, unsigned. */
    public OptionalLong med() {
        return number(AttributeSpans.MED);
    }

    /** LOCAL_PREF, unsigned; only within the peer's own network. */
    public OptionalLong localPref() {
        return number(AttributeSpans.LOCAL_PREF);
    }

    private OptionalLong number(int type) {
        var octets = spans.get(type);
        return octets.isEmpty() ? OptionalLong.empty() : OptionalLong.of(octets.u32());
    }

    /** True if the path may lack networks that an aggregation left out. */
    public boolean isAtomicAggregate() {
        return spans.has(AttributeSpans.ATOMIC_AGGREGATE);
    }

    /** Of a 2-octet speaker with the number of AS4_AGGREGATOR, where it could not write it. */
    public Optional<Aggregator> aggregator() {
        return spans.aggregator();
    }

    /**
     * Who first sent the route downwards (RFC 9234, OTC): from there it may only go to customers.
     */
    public Optional<Asn> onlyToCustomer() {
        var octets = spans.onlyToCustomer();
        return octets.isEmpty() ? Optional.empty() : Optional.of(Asn.of(octets.u32()));
    }

    public RouteElement.Announced announced(Family family, long hi, long lo, int length) {
        var prefix = new Prefix(family, hi, lo, length);
        return new RouteElement.Announced(time(), peer(), prefix, path(), nextHop(), communities());
    }

    public RouteElement.Withdrawn withdrawn(Family family, long hi, long lo, int length) {
        return new RouteElement.Withdrawn(time(), peer(), new Prefix(family, hi, lo, length));
    }
}
