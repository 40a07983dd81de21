package peering.routing.rtr;

import java.util.List;
import java.util.Optional;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;

/** One message of the protocol (RFC 8210 section 5, draft-ietf-sidrops-8210bis-27 section 5). */
public sealed interface RtrPdu {

    /** There is something new at the cache. */
    record SerialNotify(int session, int serial) implements RtrPdu {}

    /** What is new since then? */
    record SerialQuery(int session, int serial) implements RtrPdu {}

    /** Tell me all. */
    record ResetQuery() implements RtrPdu {}

    /** Now comes the answer, up to {@link EndOfData}. */
    record CacheResponse(int session) implements RtrPdu {}

    /**
     * A VRP comes or goes.
     *
     * @param maxLength from the prefix's length to its family's
     */
    record PrefixChange(boolean announced, Prefix prefix, int maxLength, Asn origin)
            implements RtrPdu {}

    /**
     * The answer is whole.
     *
     * @param timers empty in version 0
     */
    record EndOfData(int session, int serial, Optional<RtrTimers> timers) implements RtrPdu {}

    /** That long ago I do not remember: ask for all. */
    record CacheReset() implements RtrPdu {}

    /** A key of a BGPsec router, which is nothing to us. */
    record RouterKey(boolean announced, Asn asn) implements RtrPdu {}

    /**
     * Something was wrong.
     *
     * @param code see {@link RtrError}
     * @param text at most {@value RtrDecoder#LONGEST_TEXT} letters of it
     */
    record ErrorReport(int code, String text) implements RtrPdu {}

    /**
     * The providers of a customer, all of them; what was said of that customer before is no more.
     *
     * @param providers ascending, AS 0 alone for none; empty if they are withdrawn
     */
    record AspaChange(boolean announced, Asn customer, List<Asn> providers) implements RtrPdu {
        public AspaChange {
            providers = List.copyOf(providers);
        }
    }
}
