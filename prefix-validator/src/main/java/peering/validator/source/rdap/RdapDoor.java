package peering.validator.source.rdap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import peering.routing.net.IpAddress;
import peering.routing.net.SpecialPurpose;
import peering.routing.net.SpecialPurpose.Standing;
import peering.rpki.source.Trust;
import peering.validator.evidence.Wording;

/**
 * One request to one registry, bounded in time and size. It follows no redirect itself, and asks
 * nobody at an address of our own networks: a name is looked up and judged first, and the JDK keeps
 * what it looked up for the connection that follows.
 */
final class RdapDoor {
    /** A message may quote what the server sent. */
    private static final int LONGEST = 200;

    private final RdapConfig config;
    private final HttpClient client;

    RdapDoor(RdapConfig config) {
        this.config = config;
        var client =
                HttpClient.newBuilder()
                        .connectTimeout(config.timeout())
                        .followRedirects(HttpClient.Redirect.NEVER);
        config.trustedCertificates()
                .map(files -> Trust.of(files.stream().map(Path::of).toList()))
                .ifPresent(client::sslContext);
        this.client = client.build();
    }

    /**
     * @param before an answer from there: if it still holds, the status is 304
     * @param nanos how long it may take
     * @throws TimeoutException if it took longer
     * @throws IOException if there was no answer; the message is for people
     */
    HttpResponse<byte[]> get(URI uri, Optional<RdapAnswer> before, long nanos)
            throws IOException, TimeoutException {
        long end = System.nanoTime() + nanos;
        await(CompletableFuture.runAsync(() -> judge(uri), Thread::startVirtualThread), end);
        return await(client.sendAsync(request(uri, before), body()), end);
    }

    /** What is not there in time is cancelled, and its connection closed. */
    private static <T> T await(CompletableFuture<T> asking, long end)
            throws IOException, TimeoutException {
        try {
            return asking.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw new IOException(why(failed.getCause()), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("we are to stop", stopped);
        } finally {
            asking.cancel(true);
        }
    }

    /** A server that is shown both goes by the tag (RFC 9110 section 13.2.2). */
    private HttpRequest request(URI uri, Optional<RdapAnswer> before) {
        var request =
                HttpRequest.newBuilder(uri)
                        .timeout(config.timeout())
                        .header("Accept", "application/rdap+json, application/json");
        before.flatMap(RdapAnswer::etag).ifPresent(tag -> request.header("If-None-Match", tag));
        before.flatMap(RdapAnswer::modified)
                .ifPresent(date -> request.header("If-Modified-Since", date));
        return request.build();
    }

    private HttpResponse.BodyHandler<byte[]> body() {
        return BodyHandlers.limiting(BodyHandlers.ofByteArray(), config.mostBytes());
    }

    private void judge(URI uri) {
        if (config.allowPrivate()) return;
        try {
            for (var address : InetAddress.getAllByName(Bootstrap.host(uri))) judge(address);
        } catch (IOException refused) {
            throw new CompletionException(refused);
        }
    }

    private static void judge(InetAddress address) throws IOException {
        var prefix = IpAddress.of(address.getAddress()).toPrefix();
        if (!(SpecialPurpose.of(prefix) instanceof Standing.Routable)) {
            throw new IOException("its address is not on the Internet");
        }
    }

    private static String why(Throwable broken) {
        Throwable root = broken;
        while (root.getCause() != null) root = root.getCause();
        if (root instanceof UnknownHostException) return "it is a name without an address";
        String said = root.getMessage();
        return said == null ? root.getClass().getSimpleName() : Wording.plain(said, LONGEST);
    }
}
