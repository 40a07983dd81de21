package peering.bench;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.format.util.AssociativeAddressTrie.AssociativeTrieNode;
import inet.ipaddr.ipv4.IPv4AddressAssociativeTrie;
import inet.ipaddr.ipv6.IPv6AddressAssociativeTrie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.ripe.ipresource.IpRange;
import net.ripe.ipresource.etree.IpResourceIntervalStrategy;
import net.ripe.ipresource.etree.NestedIntervalMap;
import peering.routing.net.Prefix;
import peering.routing.rpki.RovState;
import peering.routing.rpki.Vrp;
import peering.routing.rpki.VrpTable;

/** Route origin validation as one would write it with other libraries' tables of prefixes. */
final class Others {
    private Others() {}

    /**
     * What is said of one prefix, in columns, so that the look-up is what is compared.
     *
     * @param origins as many as {@code maxLengths}
     */
    private record Said(int[] maxLengths, long[] origins) {
        static Said of(List<Vrp> vrps) {
            return new Said(
                    vrps.stream().mapToInt(Vrp::maxLength).toArray(),
                    vrps.stream().mapToLong(vrp -> vrp.origin().value()).toArray());
        }

        boolean allows(int length, long origin) {
            for (int i = 0; i < origins.length; i++) {
                if (origins[i] == origin && origin != 0 && length <= maxLengths[i]) return true;
            }
            return false;
        }
    }

    private static Map<Prefix, List<Vrp>> byPrefix(VrpTable table) {
        var all = new TreeMap<Prefix, List<Vrp>>();
        for (var vrp : table) {
            all.computeIfAbsent(vrp.prefix(), _ -> new ArrayList<>()).add(vrp);
        }
        return all;
    }

    /** With {@code net.ripe.ipresource}'s map of nested intervals. */
    static final class Ripe {
        private final NestedIntervalMap<IpRange, Said> map =
                new NestedIntervalMap<>(IpResourceIntervalStrategy.getInstance());
        private final Questions questions;
        private final IpRange[] asked;

        Ripe(Questions questions) {
            this.questions = questions;
            byPrefix(questions.table).forEach((prefix, vrps) -> map.put(of(prefix), Said.of(vrps)));
            asked = new IpRange[questions.count()];
            for (int i = 0; i < asked.length; i++) asked[i] = of(questions.prefix(i));
        }

        private static IpRange of(Prefix prefix) {
            return IpRange.parse(prefix.toString());
        }

        RovState ask(int i) {
            var covering = map.findExactAndAllLessSpecific(asked[i]);
            if (covering.isEmpty()) return RovState.NOT_FOUND;
            int length = questions.length(i);
            long origin = questions.origin(i);
            for (var said : covering) if (said.allows(length, origin)) return RovState.VALID;
            return RovState.INVALID;
        }
    }

    /** With {@code com.github.seancfoley:ipaddress}' tries. */
    static final class Trie {
        private final IPv4AddressAssociativeTrie<Said> four = new IPv4AddressAssociativeTrie<>();
        private final IPv6AddressAssociativeTrie<Said> six = new IPv6AddressAssociativeTrie<>();
        private final Questions questions;
        private final IPAddress[] asked;

        Trie(Questions questions) {
            this.questions = questions;
            byPrefix(questions.table).forEach((prefix, vrps) -> put(of(prefix), Said.of(vrps)));
            asked = new IPAddress[questions.count()];
            for (int i = 0; i < asked.length; i++) asked[i] = of(questions.prefix(i));
        }

        private void put(IPAddress address, Said said) {
            if (address.isIPv4()) four.put(address.toIPv4(), said);
            else six.put(address.toIPv6(), said);
        }

        private static IPAddress of(Prefix prefix) {
            return new IPAddressString(prefix.toString()).getAddress();
        }

        RovState ask(int i) {
            var address = asked[i];
            return address.isIPv4()
                    ? judge(four.elementsContaining(address.toIPv4()), i)
                    : judge(six.elementsContaining(address.toIPv6()), i);
        }

        /** What contains it is a chain of nodes, each the only child of the one before. */
        private RovState judge(AssociativeTrieNode<?, Said> node, int i) {
            var state = RovState.NOT_FOUND;
            while (node != null) {
                if (node.isAdded()) {
                    if (node.getValue().allows(questions.length(i), questions.origin(i))) {
                        return RovState.VALID;
                    }
                    state = RovState.INVALID;
                }
                var lower = node.getLowerSubNode();
                node = lower == null ? node.getUpperSubNode() : lower;
            }
            return state;
        }
    }
}
