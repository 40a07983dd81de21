package peering.registration.site;

import java.util.ArrayList;
import java.util.List;
import peering.kit.problem.CommonProblem;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;
import peering.routing.net.PrefixTextException;

/**
 * What an exchange's addresses have to be, so that a session's two ends can be found on its LAN.
 *
 * <pre>
 *   a LAN is a prefix in canonical text (RFC 5952) with room for two routers:
 *       IPv4 /16 to /30, IPv6 /32 to /126
 *   no two LANs of a site overlap: an address has to tell its exchange
 *   each of our addresses is on one of the exchange's own LANs
 * </pre>
 */
final class ExchangeRules {
    private static final int IPV4_SHORTEST = 16;
    private static final int IPV4_LONGEST = 30;
    private static final int IPV6_SHORTEST = 32;
    private static final int IPV6_LONGEST = 126;

    private ExchangeRules() {}

    /** Fails with {@code field-invalid} at the first text that is wrong. */
    static void check(List<Exchange> exchanges) {
        var known = new ArrayList<Prefix>();
        for (int i = 0; i < exchanges.size(); i++) {
            String at = "exchanges[" + i + "]";
            var exchange = exchanges.get(i);
            var own = lans(at, exchange);
            for (int lan = 0; lan < own.size(); lan++) {
                refuseOverlap(at + ".lans[" + lan + "]", own.get(lan), known);
                known.add(own.get(lan));
            }
            checkAddresses(at, exchange, own);
        }
    }

    private static List<Prefix> lans(String at, Exchange exchange) {
        var lans = new ArrayList<Prefix>();
        for (String text : exchange.lans()) {
            lans.add(lan(at + ".lans[" + lans.size() + "]", text));
        }
        return lans;
    }

    private static Prefix lan(String field, String text) {
        var lan = parsed(field, text);
        boolean ipv4 = lan.family() == Prefix.Family.IPV4;
        int shortest = ipv4 ? IPV4_SHORTEST : IPV6_SHORTEST;
        int longest = ipv4 ? IPV4_LONGEST : IPV6_LONGEST;
        if (lan.length() < shortest || lan.length() > longest) {
            throw CommonProblem.FIELD_INVALID.at(
                    field,
                    "A peering LAN is not of length " + lan.length() + ".",
                    "Send a length from " + shortest + " to " + longest + ".");
        }
        if (lan.toString().equals(text)) return lan;
        throw CommonProblem.FIELD_INVALID.at(
                field, "The prefix is not written in canonical text.", "Send " + lan + ".");
    }

    private static Prefix parsed(String field, String text) {
        try {
            return Prefix.parse(text);
        } catch (PrefixTextException unreadable) {
            throw CommonProblem.FIELD_INVALID.at(
                    field,
                    unreadable.getMessage(),
                    "Send a prefix, such as 80.249.208.0/21 or 2001:7f8:1::/64.");
        }
    }

    private static void refuseOverlap(String field, Prefix lan, List<Prefix> known) {
        for (var other : known) {
            if (!other.overlaps(lan)) continue;
            throw CommonProblem.FIELD_INVALID.at(
                    field,
                    "The LAN overlaps " + other + " of the same site.",
                    "Send LANs that do not overlap.");
        }
    }

    private static void checkAddresses(String at, Exchange exchange, List<Prefix> lans) {
        for (int i = 0; i < exchange.addresses().size(); i++) {
            String field = at + ".addresses[" + i + "]";
            String text = exchange.addresses().get(i);
            var address = address(field, text);
            if (lans.stream().anyMatch(lan -> lan.contains(address))) continue;
            throw CommonProblem.FIELD_INVALID.at(
                    field,
                    "The address is on none of the exchange's LANs.",
                    "Send an address within one of " + exchange.lans() + ".");
        }
    }

    private static IpAddress address(String field, String text) {
        try {
            var address = IpAddress.parse(text);
            if (address.toString().equals(text)) return address;
            throw CommonProblem.FIELD_INVALID.at(
                    field,
                    "The address is not written in canonical text.",
                    "Send " + address + ".");
        } catch (PrefixTextException unreadable) {
            throw CommonProblem.FIELD_INVALID.at(
                    field,
                    unreadable.getMessage(),
                    "Send a plain address, such as 80.249.208.1 or 2001:7f8:1::1.");
        }
    }
}
