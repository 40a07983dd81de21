package peering.validator.source.rdap;

import java.util.List;
import java.util.Optional;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;

/**
 * What a registry says of a prefix: the smallest range it has registered around it (RFC 9082
 * section 3.1.1).
 *
 * @param url where the answer came from; empty if IANA has given the space to no registry
 * @param etag of the answer, if it had one
 * @param modified its date of the last change, if it had one
 * @param network empty if nobody has registered the prefix
 */
public record RdapAnswer(
        String url, Optional<String> etag, Optional<String> modified, Optional<Network> network) {
    public RdapAnswer {
        if (url == null) url = "";
        etag = kept(etag);
        modified = kept(modified);
        network = kept(network);
    }

    /** One that says nothing of its last change. */
    public RdapAnswer(String url, Optional<String> etag, Optional<Network> network) {
        this(url, etag, Optional.empty(), network);
    }

    /** What an older version did not write is empty. */
    private static <T> Optional<T> kept(Optional<T> value) {
        return value == null ? Optional.empty() : value;
    }

    private static <T> List<T> kept(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /**
     * A registered range (RFC 9083 section 5.4).
     *
     * @param handle the registry's key for it
     * @param parent the key of the range around it
     * @param start first address
     * @param end last address
     * @param type in the registry's words, such as {@code ALLOCATED PA}
     * @param status such as {@code active} or {@code reserved}
     * @param text the lines of its remarks, without certificates; a token may stand there
     * @param certificates X.509 in the remarks: what stands between {@code BEGIN CERTIFICATE} and
     *     {@code END CERTIFICATE}, without blanks. It may be anything
     * @param cutCertificates how many begin and do not end
     */
    public record Network(
            String handle,
            Optional<String> parent,
            String start,
            String end,
            String name,
            String type,
            Optional<Holder> holder,
            List<String> status,
            List<String> text,
            List<String> certificates,
            int cutCertificates) {
        public Network {
            parent = kept(parent);
            holder = kept(holder);
            status = kept(status);
            text = kept(text);
            certificates = kept(certificates);
        }

        /** True if the whole prefix lies in it. */
        public boolean contains(Prefix prefix) {
            return first().compareTo(prefix.network()) <= 0 && prefix.last().compareTo(last()) <= 0;
        }

        /** True if they have an address in common. */
        boolean touches(Prefix prefix) {
            return first().family() == prefix.family()
                    && first().compareTo(prefix.last()) <= 0
                    && prefix.network().compareTo(last()) <= 0;
        }

        /** True if it is the whole space of its family: what registries say of what they lack. */
        public boolean isEverything() {
            var all = Prefix.around(first(), 0);
            return first().equals(all.network()) && last().equals(all.last());
        }

        private IpAddress first() {
            return IpAddress.parse(start);
        }

        private IpAddress last() {
            return IpAddress.parse(end);
        }
    }

    /**
     * Who holds it.
     *
     * @param name as registered; the handle where the registry gives none
     * @param kind {@code org}, {@code individual} …; empty if it does not say
     */
    public record Holder(String handle, String name, String kind) {}
}
