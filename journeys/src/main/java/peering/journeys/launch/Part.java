package peering.journeys.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One service of the system: a row of the table in {@link Parts}.
 *
 * @param name as in {@code .stack/pids/<name>} and {@code .stack/log/<name>.log}
 * @param module its directory in the project
 * @param database empty for none
 * @param heapMegabytes the most heap it may have
 * @param env what it is told beyond what every service is told
 */
record Part(
        String name,
        String module,
        int port,
        String database,
        int heapMegabytes,
        Map<String, String> env) {

    Path program(Path root) {
        return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    String url() {
        return Places.url(port);
    }

    /** Small and quick to start rather than quick at its peak. */
    List<String> command(Path root, String marker) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TieredStopAtLevel=1",
                "-Xmx" + heapMegabytes + "m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                marker,
                "-jar",
                program(root).toString());
    }
}
