package peering.journeys.receiver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Secrets by hook, in a file. */
final class KeptSecrets {
    private final Path file;
    private final Map<String, String> byHook = new TreeMap<>();

    private KeptSecrets(Path file) {
        this.file = file;
    }

    static KeptSecrets in(Path file) throws IOException {
        var kept = new KeptSecrets(file);
        if (Files.exists(file)) {
            var read = new Properties();
            try (var in = Files.newBufferedReader(file)) {
                read.load(in);
            }
            read.stringPropertyNames()
                    .forEach(name -> kept.byHook.put(name, read.getProperty(name)));
        }
        return kept;
    }

    synchronized Map<String, String> all() {
        return Map.copyOf(byHook);
    }

    synchronized void keep(String hook, String secret) throws IOException {
        byHook.put(hook, secret);
        var all = new Properties();
        all.putAll(byHook);
        try (var out = Files.newBufferedWriter(file)) {
            all.store(out, null);
        }
    }
}
