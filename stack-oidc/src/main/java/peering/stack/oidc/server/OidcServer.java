package peering.stack.oidc.server;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequestHandler;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * A small OpenID Connect server for one machine: real signed tokens, client credentials, and the
 * authorization code with PKCE behind a login page.
 *
 * <p>Started by {@code stack} as a child process. Prints one line, {@code ready <issuer>}, and ends
 * when its standard input ends: so it cannot outlive the process that started it, however that
 * died.
 */
public final class OidcServer {
    private static final Logger LIBRARY = Logger.getLogger("no.nav.security");

    private OidcServer() {}

    /**
     * @param args port, file of the identities (JSON), file of the signing key (made if it is not
     *     there)
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            System.err.println("usage: <port> <identities.json> <signing-key.json>");
            System.exit(2);
        }
        // The library logs a stack trace for each request it refuses.
        LIBRARY.setLevel(Level.OFF);
        Logger.getLogger("io.netty").setLevel(Level.WARNING);

        int port = Integer.parseInt(args[0]);
        var identities = Identities.read(Path.of(args[1]));
        var server = new NettyWrapper();
        var config =
                new OAuth2Config(
                        true,
                        null,
                        null,
                        false,
                        new OAuth2TokenProvider(SigningKeys.in(Path.of(args[2]))),
                        Set.of(new Claims(identities)),
                        server);
        String authority = "localhost:" + port;
        var library = new OAuth2HttpRequestHandler(config).getAuthorizationServer();
        server.start(
                InetAddress.getLoopbackAddress(), port, new Door(identities, library, authority));

        System.out.println("ready http://" + authority + "/" + Claims.ISSUER_ID);
        untilAbandoned();
        server.stop();
        System.exit(0);
    }

    private static void untilAbandoned() throws IOException {
        while (System.in.read() >= 0) {
            // whatever is said is not for us; only the end of it is
        }
    }
}
