package peering.registration.site;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import peering.kit.problem.CommonProblem;

/**
 * What bean validation cannot say of a site's fields. Each refusal names the field.
 *
 * <pre>
 *   country ............... one of ISO 3166-1
 *   facilities, offers .... no name twice
 *   exchanges ............. {@link ExchangeRules}
 * </pre>
 */
final class SiteFieldRules {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private SiteFieldRules() {}

    /** Fails with the refusal of the first field that is wrong. */
    static void check(SiteFields said) {
        if (said.country() != null) refuseUnknownCountry(said.country());
        if (said.facilities() != null) once("facilities", said.facilities(), Facility::name);
        if (said.bandwidthOffers() != null) {
            once("bandwidthOffers", said.bandwidthOffers(), BandwidthOffer::name);
        }
        if (said.exchanges() != null) {
            once("exchanges", said.exchanges(), Exchange::name);
            ExchangeRules.check(said.exchanges());
        }
    }

    private static void refuseUnknownCountry(String country) {
        if (COUNTRIES.contains(country)) return;
        throw CommonProblem.FIELD_INVALID.at(
                "country",
                "This is not a country code of ISO 3166-1.",
                "Send two capital letters, such as NL.");
    }

    private static <T> void once(String field, List<T> all, Function<T, String> name) {
        var names = new HashSet<String>();
        for (T one : all) {
            if (names.add(name.apply(one))) continue;
            throw CommonProblem.FIELD_INVALID.at(
                    field,
                    "The name '" + name.apply(one) + "' is there twice.",
                    "Send each name once.");
        }
    }
}
