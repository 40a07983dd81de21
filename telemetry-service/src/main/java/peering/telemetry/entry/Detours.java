package peering.telemetry.entry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import peering.contract.RouteAnomalyFact.Evidence;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.SiteFact;
import peering.contract.Trouble.Severity;

/**
 * What is wrong with the way into our network. Pure.
 *
 * <pre>
 *   the prefix takes the Internet, nobody announces
 *   it to us, or the policy does not want to hear .... nothing: nobody promised anything
 *   the chosen site has a route:
 *     its shortest has more networks than allowed .... as-hops, for information
 *   it has none, another has:
 *     the nearest of those is further away than a
 *     region is wide ................................. other-region, a warning
 *     otherwise ...................................... other-site, a warning
 *   each route at the primary site is prepended more
 *   than one at the backup site ...................... prepended-primary, for information: the partner
 *                                                      asks for the backup
 * </pre>
 *
 * A path with an AS_SET counts no networks: nobody knows how many the set stands for.
 */
final class Detours {
    private static final double EARTH_RADIUS_KM = 6371;

    private final EntryConfig config;

    Detours(EntryConfig config) {
        this.config = config;
    }

    List<Detour> of(Scene scene) {
        boolean asked = scene.watched().verified() && scene.policy().wants(Kind.SuboptimalRouting);
        if (!asked || scene.chosen().isEmpty() || scene.entries().isEmpty()) return List.of();
        var chosen = scene.chosen().get();
        var found = new ArrayList<Detour>();
        var here = scene.at(chosen.siteId());
        if (here.isEmpty()) found.add(elsewhere(scene, chosen));
        else tooManyHops(scene, chosen, here).ifPresent(found::add);
        prepended(scene).ifPresent(found::add);
        return found;
    }

    private Detour elsewhere(Scene scene, SiteFact chosen) {
        var nearest =
                scene.entries().stream()
                        .min(Comparator.comparingDouble(entry -> km(entry.site(), chosen)))
                        .orElseThrow();
        long away = Math.round(km(nearest.site(), chosen));
        boolean far = away > config.regionKm();
        String sites =
                scene.entries().stream()
                        .map(entry -> entry.site().name())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
        return detour(
                scene,
                far ? Detour.Variant.OTHER_REGION : Detour.Variant.OTHER_SITE,
                Severity.Warning,
                "%s is meant to enter at %s and is announced at %s only, %d km away"
                        .formatted(scene.watched().prefix(), chosen.name(), sites, away),
                scene.entries());
    }

    private Optional<Detour> tooManyHops(Scene scene, SiteFact chosen, List<Entry> here) {
        int allowed = scene.policy().longestOwnPath().orElse(config.longestPath());
        if (here.stream().anyMatch(entry -> entry.path().hasSet())) return Optional.empty();
        return here.stream()
                .min(Comparator.comparingInt(Entry::networks))
                .filter(best -> best.networks() > allowed)
                .map(best ->
                        detour(
                                scene,
                                Detour.Variant.AS_HOPS,
                                Severity.Info,
                                "The best path to %s at %s has %d networks, and %d are expected"
                                        .formatted(
                                                scene.watched().prefix(),
                                                chosen.name(),
                                                best.networks(),
                                                allowed),
                                here));
    }

    private static Optional<Detour> prepended(Scene scene) {
        if (scene.primary().isEmpty() || scene.backup().isEmpty()) return Optional.empty();
        var primary = scene.at(scene.primary().get());
        int least = primary.stream().mapToInt(Entry::prepends).min().orElse(0);
        var better =
                scene.at(scene.backup().get()).stream()
                        .filter(entry -> entry.prepends() < least)
                        .findFirst();
        return better.map(backup ->
                detour(
                        scene,
                        Detour.Variant.PREPENDED_PRIMARY,
                        Severity.Info,
                        "The path to %s is prepended at the primary site %s, and less at the backup %s"
                                .formatted(
                                        scene.watched().prefix(),
                                        primary.getFirst().site().name(),
                                        backup.site().name()),
                        primary));
    }

    private static Detour detour(
            Scene scene,
            Detour.Variant variant,
            Severity severity,
            String summary,
            List<Entry> entries) {
        var evidence = new ArrayList<Evidence>();
        evidence.add(new Evidence("variant", variant.word()));
        scene.chosen().ifPresent(site -> evidence.add(new Evidence("chosen-site", site.siteId())));
        scene.entries().stream()
                .map(entry -> entry.site().siteId())
                .distinct()
                .sorted()
                .limit(10)
                .forEach(site -> evidence.add(new Evidence("entry-site", site)));
        return new Detour(variant, scene.policy().atMost(severity), summary, evidence, entries);
    }

    /** Along the great circle (haversine). */
    private static double km(SiteFact one, SiteFact other) {
        double north = Math.toRadians(other.latitude() - one.latitude()) / 2;
        double east = Math.toRadians(other.longitude() - one.longitude()) / 2;
        double chord =
                Math.pow(Math.sin(north), 2)
                        + Math.cos(Math.toRadians(one.latitude()))
                                * Math.cos(Math.toRadians(other.latitude()))
                                * Math.pow(Math.sin(east), 2);
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, chord)));
    }
}
