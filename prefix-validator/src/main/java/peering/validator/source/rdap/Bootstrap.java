package peering.validator.source.rdap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import peering.routing.net.Prefix;

/**
 * Which registry has which addresses, as IANA says (RFC 9224).
 *
 * @param services one for each prefix
 */
record Bootstrap(List<Service> services) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_SERVICES = 10_000;

    /**
     * @param bases URLs of the registry's RDAP server, https first; each ends in a slash
     */
    record Service(Prefix prefix, List<URI> bases) {}

    Bootstrap {
        services = List.copyOf(services);
    }

    /**
     * Reads one of IANA's files. What is no prefix or no URL in it is skipped.
     *
     * @throws IOException if it names no registry at all
     */
    static Bootstrap read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) throw new IOException("more than a bootstrap file holds");
        var services = new ArrayList<Service>();
        for (JsonNode service : tree(bytes).path("services")) {
            var bases = bases(service.path(1));
            for (JsonNode range : service.path(0)) {
                if (bases.isEmpty() || services.size() == MOST_SERVICES) break;
                prefix(range.asText("")).ifPresent(p -> services.add(new Service(p, bases)));
            }
        }
        if (services.isEmpty()) throw new IOException("it names no registry of addresses");
        return new Bootstrap(services);
    }

    private static JsonNode tree(byte[] bytes) throws IOException {
        try {
            return JSON.readTree(bytes);
        } catch (IOException noJson) {
            throw new IOException("it is no JSON", noJson);
        }
    }

    private static Optional<Prefix> prefix(String text) {
        try {
            return Optional.of(Prefix.parse(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static List<URI> bases(JsonNode urls) {
        var bases = new ArrayList<URI>();
        for (JsonNode url : urls) uri(url.asText("")).ifPresent(bases::add);
        bases.sort(Comparator.comparing(base -> !base.getScheme().equals("https")));
        return List.copyOf(bases);
    }

    private static Optional<URI> uri(String text) {
        try {
            var uri = URI.create(text.endsWith("/") ? text : text + "/");
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    static Bootstrap all(Stream<Bootstrap> parts) {
        return new Bootstrap(parts.flatMap(part -> part.services.stream()).toList());
    }

    /** The registry with the longest prefix around this one (RFC 9224 section 4). */
    Optional<Service> around(Prefix prefix) {
        return services.stream()
                .filter(service -> service.prefix().covers(prefix))
                .max(Comparator.comparingInt(service -> service.prefix().length()));
    }

    /** Hosts of all registries, in small letters. */
    Set<String> hosts() {
        return services.stream()
                .flatMap(service -> service.bases().stream())
                .map(Bootstrap::host)
                .collect(Collectors.toUnmodifiableSet());
    }

    static String host(URI uri) {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }
}
