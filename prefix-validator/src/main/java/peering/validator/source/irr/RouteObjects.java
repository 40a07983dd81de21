package peering.validator.source.irr;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.validator.evidence.Question;
import peering.validator.evidence.Wording;
import peering.validator.source.irr.IrrAnswer.Route;

/**
 * Makes an answer of what the servers sent. Pure. What is no route object, names no prefix, no
 * origin or no registry, or does not cover the prefix in question, says nothing and is left out.
 *
 * @param authenticated the registries in which only the holder registers
 */
record RouteObjects(Question question, Set<String> authenticated) {
    private static final int MOST_EXACT = 50;
    private static final int MOST_COVERING = 50;
    private static final int MOST_TEXT_LINES = 30;
    private static final int LONGEST_TEXT_LINE = 500;
    private static final int LONGEST_SOURCE = 64;

    private record Found(Prefix prefix, Route route) {}

    /**
     * @param asked every registry that was asked
     * @param objects may hold one twice
     */
    IrrAnswer answer(List<String> asked, Stream<RpslObject> objects) {
        var found = objects.flatMap(object -> found(object).stream()).distinct().toList();
        var exact = of(found, true).sorted(Comparator.comparing(this::rank)).toList();
        var covering =
                of(found, false)
                        .sorted(
                                Comparator.<Found>comparingInt(f -> -f.prefix().length())
                                        .thenComparing(this::rank))
                        .toList();
        return new IrrAnswer(
                asked.stream().filter(authenticated::contains).toList(),
                asked.stream().filter(name -> !authenticated.contains(name)).toList(),
                routes(exact, MOST_EXACT),
                routes(covering, MOST_COVERING),
                Math.max(0, exact.size() - MOST_EXACT)
                        + Math.max(0, covering.size() - MOST_COVERING));
    }

    private Stream<Found> of(List<Found> found, boolean exact) {
        return found.stream().filter(f -> f.prefix().equals(question.prefix()) == exact);
    }

    private static List<Route> routes(List<Found> found, int most) {
        return found.stream().map(Found::route).limit(most).toList();
    }

    /** What decides comes first, so that it is never cut off. */
    private int rank(Found found) {
        boolean ours = question.origins().contains(Asn.of(found.route().origin()));
        return (ours ? 0 : 2) + (found.route().authenticated() ? 0 : 1);
    }

    private Optional<Found> found(RpslObject object) {
        if (!object.kind().equals("route") && !object.kind().equals("route6")) {
            return Optional.empty();
        }
        var source =
                object.value("source")
                        .filter(name -> !name.isEmpty() && name.length() <= LONGEST_SOURCE)
                        .map(name -> name.toUpperCase(Locale.ROOT));
        var origin = object.value("origin").flatMap(RouteObjects::asn);
        var prefix = prefix(object.key()).filter(p -> p.covers(question.prefix()));
        if (source.isEmpty() || origin.isEmpty() || prefix.isEmpty()) return Optional.empty();
        var route =
                new Route(
                        prefix.get().toString(),
                        origin.get().value(),
                        source.get(),
                        authenticated.contains(source.get()),
                        prefix.get().equals(question.prefix()) ? text(object) : List.of());
        return Optional.of(new Found(prefix.get(), route));
    }

    private static List<String> text(RpslObject object) {
        return Stream.concat(object.lines("descr"), object.lines("remarks"))
                .filter(line -> !line.isEmpty())
                .limit(MOST_TEXT_LINES)
                .map(line -> Wording.plain(line, LONGEST_TEXT_LINE))
                .toList();
    }

    private static Optional<Asn> asn(String text) {
        try {
            return Optional.of(Asn.parse(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Optional<Prefix> prefix(String text) {
        try {
            return Optional.of(Prefix.parse(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
