package peering.alerting.delivery;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a customer may see of a request and its answer, beside the bodies.
 *
 * <pre>
 *   URL      long parts of its path are cut, its query is left out: some receivers' URLs are their secret
 *   request  every header's name; the values only of those that are never secret
 *   answer   a few headers that help to find out what went wrong
 * </pre>
 *
 * The signature is shown: it proves that we sent this, and opens nothing.
 *
 * @param address the one that was called; empty if nothing was sent
 */
record Trace(
        String url,
        String address,
        SortedMap<String, String> requestHeaders,
        SortedMap<String, String> responseHeaders) {
    static final String HIDDEN = "…";
    private static final int SHOWN_OF_A_PART = 16;
    private static final int SHOWN_OF_A_VALUE = 200;
    private static final Set<String> NEVER_SECRET =
            Set.of("host", "content-type", "user-agent", "webhook-request-origin");
    private static final Set<String> OF_USE =
            Set.of(
                    "content-type",
                    "date",
                    "location",
                    "retry-after",
                    "server",
                    "www-authenticate",
                    Handshake.ORIGIN,
                    Handshake.RATE);

    /** Of a request that is about to be sent. */
    static Trace of(URI url, Map<String, String> requestHeaders, String address) {
        var shown = new TreeMap<String, String>();
        requestHeaders.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            shown.put(lower, secret(lower) ? HIDDEN : cut(value));
        });
        return new Trace(shown(url), address, shown, new TreeMap<>());
    }

    /**
     * With what came back.
     *
     * @param header a header's value by its name, null if there is none
     */
    Trace answered(Function<String, String> header) {
        var useful = new TreeMap<String, String>();
        for (String name : OF_USE) {
            String value = header.apply(name);
            if (value != null) useful.put(name, cut(value));
        }
        return new Trace(url, address, requestHeaders, useful);
    }

    private static boolean secret(String name) {
        if (name.startsWith("webhook-") || name.startsWith("ce-")) return false;
        return !NEVER_SECRET.contains(name);
    }

    private static String cut(String value) {
        if (value.length() <= SHOWN_OF_A_VALUE) return value;
        return value.substring(0, SHOWN_OF_A_VALUE) + HIDDEN;
    }

    /** {@code https://hooks.example.com/services/T024BE7LD/a1b2…?…}. */
    static String shown(URI url) {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        String parts =
                Arrays.stream(path.split("/", -1))
                        .map(Trace::shortened)
                        .collect(Collectors.joining("/"));
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String query = url.getRawQuery() == null ? "" : "?" + HIDDEN;
        return url.getScheme() + "://" + url.getHost() + port + parts + query;
    }

    private static String shortened(String part) {
        if (part.length() <= SHOWN_OF_A_PART) return part;
        return part.substring(0, 4) + HIDDEN;
    }
}
