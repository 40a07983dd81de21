package peering.validator.source.irr;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One object in RPSL (RFC 2622): names and values in their order, the first of them its class and
 * key.
 */
record RpslObject(List<Attribute> attributes) {
    RpslObject {
        attributes = List.copyOf(attributes);
        if (attributes.isEmpty()) throw new IllegalArgumentException("an object of nothing");
    }

    /**
     * @param name in small letters
     * @param lines without comments and outer blanks; more than one if the value was continued
     */
    record Attribute(String name, List<String> lines) {
        Attribute {
            lines = List.copyOf(lines);
        }
    }

    /** What it is: {@code route}, {@code aut-num} … */
    String kind() {
        return attributes.getFirst().name();
    }

    /** Its key, or the first part of it. */
    String key() {
        return String.join(" ", attributes.getFirst().lines()).strip();
    }

    /** The first value of that name, on one line. */
    Optional<String> value(String name) {
        return named(name).map(found -> String.join(" ", found.lines()).strip()).findFirst();
    }

    /** All lines of all values of that name. */
    Stream<String> lines(String name) {
        return named(name).flatMap(found -> found.lines().stream());
    }

    private Stream<Attribute> named(String name) {
        return attributes.stream().filter(attribute -> attribute.name().equals(name));
    }
}
