package peering.alerting.endpoint;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A URL that a webhook may be sent to, as far as the text can tell; the addresses behind the name
 * are {@link TargetCheck}'s.
 *
 * <p>Strict where URL readers disagree, because what one reads as a name another reads as an
 * address ({@code 0x7f.1}, {@code 2130706433}, {@code [::ffff:127.0.0.1]}, {@code user@host}).
 *
 * @param uri scheme and host in lower case, no user info, no fragment
 * @param host a DNS name, or an address without brackets
 * @param port the one that is called
 */
public record EndpointUrl(URI uri, String host, int port) {
    public static final int LONGEST = 2000;
    private static final int HTTPS_PORT = 443;
    private static final int FIRST_UNPRIVILEGED = 1024;
    private static final Pattern NAME =
            Pattern.compile(
                    "(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
                            + "(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    private static final Pattern LOOKS_LIKE_A_NUMBER = Pattern.compile("(.*\\.)?(0x.*|[0-9]+)");

    /** What the text turned out to be. */
    public sealed interface Verdict {
        record Usable(EndpointUrl url) implements Verdict {}

        /** {@code why} and {@code remedy} are shown to the customer. */
        record Refused(String why, String remedy) implements Verdict {}
    }

    /**
     * Judges the text of a URL; asks no DNS.
     *
     * @param loopbackOpen whether plain http and any port are possible, for loopback's sake
     */
    public static Verdict judge(String text, boolean loopbackOpen) {
        if (text == null || text.isBlank()) return refused("there is no URL", "send one");
        if (text.length() > LONGEST) return refused("it is too long", "at most 2000 characters");
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException unreadable) {
            return refused("it cannot be read: " + unreadable.getReason(), "write it as RFC 3986");
        }
        return judge(uri, loopbackOpen);
    }

    private static Verdict judge(URI uri, boolean loopbackOpen) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(loopbackOpen && scheme.equals("http"))) {
            return refused("its scheme is not https", "use an https:// URL");
        }
        if (uri.getRawUserInfo() != null) {
            return refused("it holds a user name", "requests are signed; leave credentials out");
        }
        if (uri.getRawFragment() != null) return refused("it has a fragment", "leave out the #");
        if (uri.getHost() == null) {
            return refused("it has no readable host", "write a DNS name in its ASCII form");
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? HTTPS_PORT : 80;
        if (!portAllowed(port, loopbackOpen)) {
            return refused("port " + port + " is not for webhooks", "use 443 or one above 1023");
        }
        return judgeHost(uri, scheme, port);
    }

    private static boolean portAllowed(int port, boolean loopbackOpen) {
        if (port < 1 || port > 65535) return false;
        return port == HTTPS_PORT || port >= FIRST_UNPRIVILEGED || loopbackOpen && port == 80;
    }

    private static Verdict judgeHost(URI uri, String scheme, int port) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean bracketed = host.startsWith("[");
        String bare = bracketed ? host.substring(1, host.length() - 1) : host;
        if (bracketed && !plainIpv6(bare) || !bracketed && misleading(bare)) {
            return refused(
                    "'" + host + "' is an address in an unusual form",
                    "write an address out in full and without a zone, or use a DNS name");
        }
        if (!bracketed && !NAME.matcher(bare).matches()) {
            return refused("'" + host + "' is not a DNS name", "use a name of RFC 1123's form");
        }
        String path =
                uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String portText = uri.getPort() < 0 ? "" : ":" + port;
        var canonical = URI.create(scheme + "://" + host + portText + path + query);
        return new Verdict.Usable(new EndpointUrl(canonical, bare, port));
    }

    /** A last label that is a number makes URL readers take the host for an address. */
    private static boolean misleading(String host) {
        if (!LOOKS_LIKE_A_NUMBER.matcher(host).matches()) return false;
        try {
            return !InetAddress.ofLiteral(host).getHostAddress().equals(host);
        } catch (IllegalArgumentException noAddress) {
            return true;
        }
    }

    /** No zone, and no IPv4 address inside: the JDK turns a mapped one into IPv4. */
    private static boolean plainIpv6(String text) {
        if (text.indexOf('%') >= 0 || text.indexOf('.') >= 0) return false;
        try {
            return InetAddress.ofLiteral(text) instanceof java.net.Inet6Address;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    public boolean encrypted() {
        return uri.getScheme().equals("https");
    }

    private static Verdict refused(String why, String remedy) {
        return new Verdict.Refused(why, remedy);
    }
}
