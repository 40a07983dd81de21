package peering.telemetry.route;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who originates a route: the AS at the end of its path, or the members of the AS_SET there (RFC
 * 6811, section 2, calls such an origin NONE).
 *
 * @param members ascending, at least one
 * @param set true for an AS_SET, even of one member
 */
public record Origin(List<Long> members, boolean set) {

    public Origin {
        members = members.stream().distinct().sorted().toList();
        if (members.isEmpty()) throw new IllegalArgumentException("an origin has a member");
        if (!set && members.size() > 1) {
            throw new IllegalArgumentException("only an AS_SET has several members");
        }
    }

    public static Origin of(long asn) {
        return new Origin(List.of(asn), false);
    }

    /** The one AS; empty for an AS_SET. */
    public Optional<Long> single() {
        return set ? Optional.empty() : Optional.of(members.getFirst());
    }

    /** True if everyone it may be is among {@code expected}. */
    public boolean within(Collection<Long> expected) {
        return expected.containsAll(members);
    }

    /** Reads what {@link #toString} writes. */
    @JsonCreator
    public static Origin parse(String text) {
        boolean set = text.startsWith("{");
        String inner = set ? text.substring(1, text.length() - 1) : text;
        return new Origin(Arrays.stream(inner.split(",")).map(Long::valueOf).toList(), set);
    }

    /** {@code 64500} or {@code {64500,64501}}. */
    @JsonValue
    @Override
    public String toString() {
        String joined = members.stream().map(String::valueOf).collect(Collectors.joining(","));
        return set ? "{" + joined + "}" : joined;
    }
}
