package peering.validator.challenge.proof;

import java.util.List;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;

/**
 * What a number registry has written about a range of addresses: only its holder can change that.
 *
 * @param source where it was read, for people
 * @param handle the record's name there
 * @param first address of the range
 * @param last address of the range
 * @param remarks lines of the record's remarks and comments
 * @param certificates what stands between BEGIN and END CERTIFICATE in them, decoded; one that
 *     cannot be decoded is empty
 */
public record RegistryRecord(
        String source,
        String handle,
        IpAddress first,
        IpAddress last,
        List<String> remarks,
        List<byte[]> certificates) {
    public RegistryRecord {
        remarks = List.copyOf(remarks);
        certificates = List.copyOf(certificates);
    }

    /** False if the record is about a part of the prefix only, or about another one. */
    public boolean isAboutAllOf(Prefix prefix) {
        return first.family() == prefix.family()
                && last.family() == prefix.family()
                && first.compareTo(prefix.network()) <= 0
                && last.compareTo(prefix.last()) >= 0;
    }
}
