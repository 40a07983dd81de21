package peering.rpki.source;

import java.net.URI;

/**
 * Where a cache listens.
 *
 * @param host name or address, IPv6 without brackets
 */
record RtrAddress(String host, int port, boolean tls) {
    /** IANA's numbers for RPKI-to-Router, without and with TLS (RFC 8210 section 13). */
    private static final int USUAL = 323;

    private static final int USUAL_TLS = 324;

    /**
     * @param location {@code rtr://host:port}, {@code rtrs://[2001:db8::1]:port}
     * @throws IllegalArgumentException if it is no such address
     */
    static RtrAddress of(String location) {
        var uri = URI.create(location);
        boolean plain =
                uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null;
        if (!plain || !(uri.getPath() == null || uri.getPath().isEmpty())) {
            throw new IllegalArgumentException(
                    shown(uri)
                            + " is not like rtr://cache.example:3323 or rtrs://cache.example:3324");
        }
        boolean tls = uri.getScheme().equals("rtrs");
        int port = uri.getPort() < 0 ? (tls ? USUAL_TLS : USUAL) : uri.getPort();
        String host = uri.getHost();
        boolean bracketed = host.startsWith("[");
        return new RtrAddress(bracketed ? host.substring(1, host.length() - 1) : host, port, tls);
    }

    /** No name and password: this is shown. */
    private static String shown(URI uri) {
        return uri.getRawUserInfo() == null
                ? uri.toString()
                : uri.getScheme() + "://" + uri.getHost() + " with a name or password";
    }

    @Override
    public String toString() {
        String shown = host.contains(":") ? "[" + host + "]" : host;
        return (tls ? "rtrs://" : "rtr://") + shown + ":" + port;
    }
}
