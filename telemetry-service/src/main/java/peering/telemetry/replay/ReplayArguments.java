package peering.telemetry.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.telemetry.intake.Collector;
import peering.telemetry.watched.WatchPolicy;

/**
 * What the command line asks for.
 *
 * @param file name of the file
 * @param form empty: told by the file's first bytes
 */
record ReplayArguments(
        String file, List<ReplayPolicy> policies, Optional<StreamForm> form, Collector collector) {
    static final String USAGE =
            """
            Tells which anomalies would have been told of routes that were recorded.

              replay FILE --prefix P --origin A[,A…] [--policy F] [--prefix P --origin A[,A…] …] [options]

              FILE                  an MRT file (updates or a table), RIS Live messages as JSON lines, or the
                                    lines of an incident; plain, gzip or bzip2
              --prefix P            watch this prefix, such as 203.0.113.0/24
              --origin A[,A…]       AS numbers that may originate the prefix before it
              --policy F            a file with a policy to try on the prefix before it, in JSON as it is put
                                    to /v1/prefixes/ID/policy
              --form FORM           mrt, ris or incident; usually the file itself tells
              --collector NAME      who recorded what does not say it itself; usually replay

            Anomalies go to the standard output, one JSON object per line, with every step of their lives; a
            summary for people goes to the standard error.
            """;

    static final Collector UNNAMED = new Collector("replay");

    ReplayArguments {
        policies = List.copyOf(policies);
    }

    /** Where policies come from. */
    interface PolicyFiles {
        /**
         * @throws IllegalArgumentException if there is none, or it makes no sense for the prefix
         */
        WatchPolicy read(String file, Prefix prefix);
    }

    /**
     * @throws IllegalArgumentException if something is wrong with them; the message says what
     */
    static ReplayArguments of(PolicyFiles files, String... args) {
        return new Reading(Arrays.asList(args).iterator(), files).read();
    }

    private static final class Reading {
        private final Iterator<String> args;
        private final PolicyFiles files;
        private final List<ReplayPolicy> policies = new ArrayList<>();
        private Optional<String> file = Optional.empty();
        private Optional<Prefix> prefix = Optional.empty();
        private Optional<StreamForm> form = Optional.empty();
        private Collector collector = UNNAMED;

        Reading(Iterator<String> args, PolicyFiles files) {
            this.args = args;
            this.files = files;
        }

        ReplayArguments read() {
            while (args.hasNext()) take(args.next());
            needOriginFirst();
            if (policies.isEmpty()) throw new IllegalArgumentException("name a --prefix");
            var named = file.orElseThrow(() -> new IllegalArgumentException("name a file"));
            return new ReplayArguments(named, policies, form, collector);
        }

        private void take(String arg) {
            switch (arg) {
                case "--prefix" -> prefix();
                case "--origin" -> origins();
                case "--policy" -> policy();
                case "--form" -> form = Optional.of(form(value(arg)));
                case "--collector" -> collector = new Collector(value(arg));
                default -> file(arg);
            }
        }

        private void prefix() {
            needOriginFirst();
            prefix = Optional.of(Prefix.parse(value("--prefix")));
        }

        private void origins() {
            var of =
                    prefix.orElseThrow(
                            () -> new IllegalArgumentException("--origin follows a --prefix"));
            var origins =
                    Arrays.stream(value("--origin").split(","))
                            .map(text -> Asn.parse(text).value())
                            .toList();
            policies.add(new ReplayPolicy(of, origins));
            prefix = Optional.empty();
        }

        private void policy() {
            needOriginFirst();
            if (policies.isEmpty()) {
                throw new IllegalArgumentException("--policy follows a --prefix and its --origin");
            }
            var last = policies.removeLast();
            policies.add(last.with(files.read(value("--policy"), last.prefix())));
        }

        private void needOriginFirst() {
            prefix.ifPresent(lonely -> {
                throw new IllegalArgumentException(lonely + " has no --origin");
            });
        }

        private static StreamForm form(String text) {
            return Arrays.stream(StreamForm.values())
                    .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException("--form is mrt, ris or incident"));
        }

        private void file(String arg) {
            if (arg.startsWith("--")) throw new IllegalArgumentException("unknown option " + arg);
            if (file.isPresent()) throw new IllegalArgumentException("two files: name one");
            file = Optional.of(arg);
        }

        private String value(String option) {
            if (!args.hasNext()) throw new IllegalArgumentException(option + " needs a value");
            return args.next();
        }
    }
}
