package peering.alerting.delivery;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import peering.alerting.endpoint.ClientCertificate;

/**
 * A client for those who ask for no certificate, and one for each certificate that is shown: what
 * is shown belongs to a client's connections. The ones that were used last are kept; another is
 * closed as soon as nothing of it can be under way.
 */
final class TlsClients {
    /** Each costs a few kilobytes, and one not kept costs a TLS context at its next use. */
    static final int MOST = 200;

    private final Vertx vertx;
    private final HttpClientOptions options;
    private final Duration longestUse;
    private final HttpClient plain;
    private final LinkedHashMap<ClientCertificate, HttpClient> byCertificate =
            new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param longestUse after this nothing that was begun is still under way
     */
    TlsClients(Vertx vertx, HttpClientOptions options, Duration longestUse) {
        this.vertx = vertx;
        this.options = options;
        this.longestUse = longestUse;
        this.plain = vertx.createHttpClient(options);
    }

    HttpClient of(Optional<ClientCertificate> certificate) {
        return certificate.map(this::showing).orElse(plain);
    }

    private synchronized HttpClient showing(ClientCertificate certificate) {
        var known = byCertificate.get(certificate);
        if (known != null) return known;
        var made = vertx.createHttpClient(with(certificate));
        byCertificate.put(certificate, made);
        if (byCertificate.size() > MOST) close(byCertificate.pollFirstEntry());
        return made;
    }

    synchronized int kept() {
        return byCertificate.size();
    }

    private HttpClientOptions with(ClientCertificate certificate) {
        var shown =
                new PemKeyCertOptions()
                        .addCertValue(Buffer.buffer(certificate.chain()))
                        .addKeyValue(Buffer.buffer(certificate.key()));
        return new HttpClientOptions(options).setKeyCertOptions(shown);
    }

    private void close(Map.Entry<ClientCertificate, HttpClient> eldest) {
        vertx.setTimer(longestUse.multipliedBy(2).toMillis(), _ -> eldest.getValue().close());
    }
}
