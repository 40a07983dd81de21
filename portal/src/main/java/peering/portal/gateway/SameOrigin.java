package peering.portal.gateway;

import java.util.Optional;
import java.util.Set;

/**
 * Whether a call that changes something was made by our own page and not by a stranger's that the
 * browser has open too.
 *
 * <pre>
 *   GET, HEAD ................................ ours: they change nothing
 *   without the header that only scripts of
 *     the same origin can add ................ not ours
 *   Sec-Fetch-Site says other than same-origin not ours
 *   Origin names another origin .............. not ours
 *   anything else ............................ ours
 * </pre>
 *
 * A form cannot add a header, and a script of another origin would first have to ask (Fetch
 * standard, CORS preflight), which the gateway never answers. The other two lines are the second
 * wall.
 */
final class SameOrigin {
    static final String PAGE_HEADER = "X-Peering-Page";
    private static final Set<String> READS = Set.of("GET", "HEAD");

    private SameOrigin() {}

    /**
     * Empty if the call is ours; else why not.
     *
     * @param ownOrigin scheme, host and port of the portal, such as {@code https://portal.example}
     */
    static Optional<String> objection(
            String method,
            Optional<String> pageHeader,
            Optional<String> fetchSite,
            Optional<String> origin,
            String ownOrigin) {
        if (READS.contains(method)) {
            return Optional.empty();
        }
        if (pageHeader.isEmpty()) {
            return Optional.of("the header " + PAGE_HEADER + " is missing");
        }
        if (fetchSite.filter(site -> !site.equals("same-origin")).isPresent()) {
            return Optional.of("the browser says that another site made the call");
        }
        if (origin.filter(named -> !named.equalsIgnoreCase(ownOrigin)).isPresent()) {
            return Optional.of("the call comes from another origin than " + ownOrigin);
        }
        return Optional.empty();
    }
}
