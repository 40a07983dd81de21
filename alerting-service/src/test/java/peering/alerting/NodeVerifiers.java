package peering.alerting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import peering.kit.facts.FactJson;

/**
 * The public verifiers {@code standardwebhooks} and {@code svix} in a Node process, as customers
 * run them. They are installed from {@code webhook-verifiers/package-lock.json}, once a run.
 */
final class NodeVerifiers {
    private static final Path SOURCE = Path.of("webhook-verifiers");
    private static final Path HOME = Path.of("target", "webhook-verifiers");
    private static final List<String> FILES =
            List.of("package.json", "package-lock.json", "verify.js");
    private static final long INSTALLED_WITHIN = 180;
    private static final long JUDGED_WITHIN = 60;
    private static boolean installed;

    private NodeVerifiers() {}

    /** A request as a receiver has it, and the secret that it thinks right. */
    record Case(String secret, Map<String, String> headers, String body) {
        Case {
            headers = Map.copyOf(headers);
        }

        static Case of(Receiver.Received request, String secret) {
            return new Case(
                    secret,
                    Map.of(
                            "webhook-id", request.id(),
                            "webhook-timestamp", request.header("webhook-timestamp"),
                            "webhook-signature", request.header("webhook-signature")),
                    request.body());
        }

        /** The same with another value of a header. */
        Case with(String header, String value) {
            var other = new java.util.HashMap<>(headers);
            other.put(header, value);
            return new Case(secret, other, body);
        }

        Case withBody(String other) {
            return new Case(secret, headers, other);
        }

        Case withSecret(String other) {
            return new Case(other, headers, body);
        }
    }

    /** Why each of the two refuses; null where it accepts. */
    record Verdict(String standardwebhooks, String svix) {
        boolean bothAccept() {
            return standardwebhooks == null && svix == null;
        }

        boolean bothRefuse() {
            return standardwebhooks != null && svix != null;
        }
    }

    /**
     * @throws AssertionError if there is no Node or npm here, or the verifiers cannot be installed
     */
    static List<Verdict> judge(List<Case> cases) throws IOException, InterruptedException {
        install();
        String out = run(JUDGED_WITHIN, FactJson.text(cases), "node", "verify.js");
        var verdicts = List.of(FactJson.read(out, Verdict[].class));
        if (verdicts.size() != cases.size()) throw new AssertionError(out);
        return verdicts;
    }

    private static synchronized void install() throws IOException, InterruptedException {
        if (installed) return;
        Files.createDirectories(HOME);
        for (String name : FILES) {
            var copy = HOME.resolve(name);
            Files.copy(SOURCE.resolve(name), copy, StandardCopyOption.REPLACE_EXISTING);
        }
        String[] ci = {
            "npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"
        };
        run(INSTALLED_WITHIN, "", ci);
        installed = true;
    }

    private static String run(long seconds, String in, String... command)
            throws IOException, InterruptedException {
        var error = HOME.resolve(command[0] + ".log");
        var given = Files.writeString(HOME.resolve(command[0] + ".in"), in);
        var told = HOME.resolve(command[0] + ".out");
        var process =
                start(
                        new ProcessBuilder(new ArrayList<>(List.of(command)))
                                .directory(HOME.toFile())
                                .redirectInput(given.toFile())
                                .redirectOutput(told.toFile())
                                .redirectError(error.toFile()));
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        if (!ended) process.destroyForcibly();
        if (!ended || process.exitValue() != 0) {
            String why = ended ? "exit " + process.exitValue() : "no end within " + seconds + " s";
            throw new AssertionError(
                    String.join(" ", command) + ": " + why + "\n" + Files.readString(error));
        }
        return Files.readString(told, StandardCharsets.UTF_8);
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException missing) {
            throw new AssertionError(
                    "this test needs Node and npm (Debian: apt-get install nodejs npm)", missing);
        }
    }
}
