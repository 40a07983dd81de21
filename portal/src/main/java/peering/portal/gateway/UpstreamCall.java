package peering.portal.gateway;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A call of the page, translated: which API, and what to ask there.
 *
 * <pre>
 *   /api/registration/v1/prefixes?limit=10  →  registration, /v1/prefixes?limit=10
 *   /api/registration/q/metrics             →  none: only the public API, /v1
 *   /api/elsewhere/v1/prefixes              →  none
 *   /api/registration/v1/../q/metrics       →  none: a path that a server may read otherwise
 * </pre>
 *
 * @param pathAndQuery begins with {@code /v1/}, as it came, still percent-encoded
 */
record UpstreamCall(Upstream api, String pathAndQuery) {
    private static final Pattern PATH = Pattern.compile("/api/([a-z]+)(/v1/[^\\\\\\s]*)");
    private static final Pattern ENCODED_STRUCTURE =
            Pattern.compile("%(2e|2f|5c|25|00)", Pattern.CASE_INSENSITIVE);

    /** Empty if the call is for none of the APIs, or tries to leave its public part. */
    static Optional<UpstreamCall> of(String path, String query) {
        var match = PATH.matcher(path);
        if (!match.matches() || !isPlain(match.group(2))) {
            return Optional.empty();
        }
        String asked = query == null ? match.group(2) : match.group(2) + "?" + query;
        return Upstream.named(match.group(1)).map(api -> new UpstreamCall(api, asked));
    }

    /** True if there is one way to read the path: nothing that climbs, repeats or hides a slash. */
    private static boolean isPlain(String path) {
        return !ENCODED_STRUCTURE.matcher(path).find()
                && Arrays.stream(path.substring(1).split("/", -1))
                        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    }
}
