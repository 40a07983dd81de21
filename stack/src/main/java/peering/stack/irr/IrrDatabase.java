package peering.stack.irr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the registries hold, and the questions that IRRd answers of it. */
record IrrDatabase(List<IrrObject> objects) {

    static IrrDatabase holding(List<String> texts) {
        return new IrrDatabase(
                texts.stream().flatMap(text -> IrrObject.read(text).stream()).toList());
    }

    /** Names of the registries, in order of their first object. */
    List<String> sources() {
        return objects.stream()
                .map(IrrObject::source)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /**
     * Route objects as text.
     *
     * @param option empty for those of the prefix itself, {@code o} for their origins, {@code l}
     *     for the next less specific, {@code L} for all that cover it, {@code M} for those inside
     */
    String routes(String prefix, String option, List<String> sources) {
        var asked = RouteKey.parse(prefix);
        return switch (option) {
            case "" -> text(routes(asked, RouteKey::same, sources));
            case "o" ->
                    routes(asked, RouteKey::same, sources)
                            .map(route -> route.one("origin").toUpperCase(Locale.ROOT))
                            .distinct()
                            .collect(Collectors.joining(" "));
            case "l" -> text(nearest(asked, sources));
            case "L" -> text(routes(asked, RouteKey::covers, sources));
            case "M" -> text(routes(asked, IrrDatabase::inside, sources));
            default -> throw new IllegalArgumentException("Invalid route search option: " + option);
        };
    }

    private static boolean inside(RouteKey route, RouteKey asked) {
        return asked.covers(route) && !asked.same(route);
    }

    private Stream<IrrObject> nearest(RouteKey asked, List<String> sources) {
        var above =
                routes(asked, (route, of) -> route.covers(of) && !route.same(of), sources).toList();
        int longest = above.stream().mapToInt(IrrDatabase::length).max().orElse(0);
        return above.stream().filter(route -> length(route) == longest);
    }

    private static int length(IrrObject route) {
        return route.route().orElseThrow().length();
    }

    private Stream<IrrObject> routes(
            RouteKey asked, BiPredicate<RouteKey, RouteKey> wanted, List<String> sources) {
        return from(sources)
                .filter(object -> object.route().filter(r -> wanted.test(r, asked)).isPresent());
    }

    /** Prefixes that an AS originates, parted by blanks. */
    String routesOf(String origin, int width, List<String> sources) {
        return prefixes(Set.of(origin.toUpperCase(Locale.ROOT)), width, sources);
    }

    /** Prefixes that any member of the set originates, parted by blanks. */
    String routesOfSet(String set, int width, List<String> sources) {
        var asns = new LinkedHashSet<String>();
        gather(set, sources, new LinkedHashSet<>(), asns);
        return prefixes(asns, width, sources);
    }

    private String prefixes(Set<String> origins, int width, List<String> sources) {
        return from(sources)
                .filter(object -> object.route().filter(r -> r.width() == width).isPresent())
                .filter(route -> origins.contains(route.one("origin").toUpperCase(Locale.ROOT)))
                .map(IrrObject::key)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /**
     * Members of a set, parted by blanks.
     *
     * @param all those of the sets in it instead of the sets
     */
    String members(String set, boolean all, List<String> sources) {
        if (!all) return String.join(" ", membersOf(set, sources));
        var asns = new LinkedHashSet<String>();
        gather(set, sources, new LinkedHashSet<>(), asns);
        return String.join(" ", asns);
    }

    /** Sets may hold one another; each is opened once. */
    private void gather(String set, List<String> sources, Set<String> seen, Set<String> asns) {
        if (!seen.add(set.toUpperCase(Locale.ROOT))) return;
        for (String member : membersOf(set, sources)) {
            if (member.matches("AS[0-9]+")) asns.add(member);
            else gather(member, sources, seen, asns);
        }
    }

    private List<String> membersOf(String set, List<String> sources) {
        return from(sources)
                .filter(object -> object.kind().equals("as-set"))
                .filter(object -> object.key().equalsIgnoreCase(set))
                .flatMap(object -> object.all("members"))
                .flatMap(members -> Stream.of(members.split("[,\\s]+")))
                .filter(member -> !member.isEmpty())
                .map(member -> member.toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    /** One object by its class and key. */
    String object(String kind, String key, List<String> sources) {
        return text(
                from(sources)
                        .filter(object -> object.kind().equalsIgnoreCase(kind))
                        .filter(object -> key.equalsIgnoreCase(fullKey(object)))
                        .limit(1));
    }

    private static String fullKey(IrrObject object) {
        return object.key() + (object.route().isPresent() ? object.one("origin") : "");
    }

    /** Of these registries, in their order. */
    private Stream<IrrObject> from(List<String> sources) {
        return objects.stream()
                .filter(object -> sources.contains(object.source()))
                .sorted(Comparator.comparing(object -> sources.indexOf(object.source())));
    }

    private static String text(Stream<IrrObject> objects) {
        var texts = new ArrayList<String>();
        objects.forEach(object -> texts.add(object.text()));
        return String.join("\n", texts).stripTrailing();
    }
}
