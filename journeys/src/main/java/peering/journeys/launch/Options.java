package peering.journeys.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What {@code ./start} was asked for; its {@code --help} tells the options.
 *
 * @param vrps file or URL of the validated ROA payloads
 * @param portBase the portal's port; all others are counted from it
 */
public record Options(boolean fresh, boolean empty, String vrps, int portBase) {
    static final int USUAL_PORT_BASE = 8080;
    private static final int LAST_PORT = 65_535;

    /** Why the command line was not understood; the message is for the person who typed it. */
    static final class Misunderstood extends Exception {
        private static final long serialVersionUID = 1L;

        Misunderstood(String message) {
            super(message);
        }
    }

    /**
     * @param usualVrps what is taken where {@code --vrps} is not given
     * @param cwd where a relative file of {@code --vrps} is looked for
     */
    static Options parse(List<String> args, String usualVrps, Path cwd) throws Misunderstood {
        var options = new Options(false, false, usualVrps, USUAL_PORT_BASE);
        Deque<String> rest = new ArrayDeque<>(args);
        while (!rest.isEmpty()) {
            String arg = rest.pop();
            int equals = arg.startsWith("--") ? arg.indexOf('=') : -1;
            if (equals > 0) {
                rest.push(arg.substring(equals + 1));
                arg = arg.substring(0, equals);
            }
            options =
                    switch (arg) {
                        case "--fresh" ->
                                new Options(true, options.empty, options.vrps, options.portBase);
                        case "--empty" ->
                                new Options(options.fresh, true, options.vrps, options.portBase);
                        case "--vrps" ->
                                new Options(
                                        options.fresh,
                                        options.empty,
                                        source(value(arg, rest), cwd),
                                        options.portBase);
                        case "--port-base" ->
                                new Options(
                                        options.fresh,
                                        options.empty,
                                        options.vrps,
                                        port(value(arg, rest)));
                        default ->
                                throw new Misunderstood(
                                        "unknown option " + arg + " (--help tells all)");
                    };
        }
        return options;
    }

    private static String value(String option, Deque<String> rest) throws Misunderstood {
        if (rest.isEmpty()) {
            throw new Misunderstood(option + " needs a value");
        }
        return rest.pop();
    }

    private static String source(String given, Path cwd) throws Misunderstood {
        if (given.startsWith("http://") || given.startsWith("https://")) {
            return given;
        }
        Path file = cwd.resolve(given).normalize();
        if (!Files.isReadable(file)) {
            throw new Misunderstood("--vrps: cannot read " + file);
        }
        return file.toString();
    }

    private static int port(String given) throws Misunderstood {
        int highest = LAST_PORT - Places.SPAN;
        if (given.matches("\\d{1,5}")) {
            int port = Integer.parseInt(given);
            if (port >= 1024 && port <= highest) {
                return port;
            }
        }
        throw new Misunderstood(
                "--port-base: a number from 1024 to " + highest + ", not '" + given + "'");
    }
}
