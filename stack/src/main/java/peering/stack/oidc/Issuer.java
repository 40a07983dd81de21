package peering.stack.oidc;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The OpenID Connect server: a child process, because its libraries are newer than those of Quarkus
 * and must not meet them on one class path. It ends with this JVM, however this JVM ends.
 */
public final class Issuer implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final String READY = "ready ";

    private final Process process;
    private final String issuer;

    private Issuer(Process process, String issuer) {
        this.process = process;
        this.issuer = issuer;
    }

    /**
     * Starts a server that knows {@code identities}; returns when it answers.
     *
     * @param dir keeps the signing key, so that tokens stay valid over a restart
     */
    public static Issuer start(Path dir, int port, Identities identities) throws IOException {
        Files.createDirectories(dir);
        Path known = dir.resolve("identities.json");
        identities.writeTo(known);
        Path log = dir.resolve("oidc.log");
        var process =
                new ProcessBuilder(command(port, known, dir.resolve("signing-key.json")))
                        .redirectError(log.toFile())
                        .start();
        try {
            return new Issuer(process, readiness(process, log));
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** The issuer's URL, as in the tokens; the discovery document is below it. */
    public String url() {
        return issuer;
    }

    public String tokenEndpoint() {
        return issuer + "/token";
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close(); // it ends when its input does
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(int port, Path identities, Path key) throws IOException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseCompactObjectHeaders",
                "-Xmx96m",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                ServerJar.path().toString(),
                String.valueOf(port),
                identities.toString(),
                key.toString());
    }

    private static String readiness(Process process, Path log) throws IOException {
        BufferedReader out = process.inputReader();
        var line =
                CompletableFuture.supplyAsync(
                        () -> out.lines().filter(text -> text.startsWith(READY)).findFirst());
        try {
            return line.get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .map(text -> text.substring(READY.length()))
                    .orElseThrow(() ->
                            new IOException(
                                    "the OpenID Connect server did not start:\n" + read(log)));
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the OpenID Connect server is not ready:\n" + read(log), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the OpenID Connect server was starting", e);
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }
}
