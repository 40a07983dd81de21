package peering.registration.partner;

import java.util.List;
import java.util.Locale;
import peering.registration.web.Problem;
import peering.routing.net.Asn;

/** AS numbers that a network of the Internet may hold: not private, reserved or documentation. */
public final class PublicAsn {
    private PublicAsn() {}

    /**
     * @param field where the number stood, for the refusal
     */
    public static void required(String field, long number) {
        var asn = Asn.of(number);
        if (asn.isPublic()) return;
        String purpose = asn.purpose().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        throw Problem.ASN_NOT_PUBLIC.at(
                field,
                asn + " is set aside (" + purpose + ").",
                "Send the AS number that a registry has assigned to the network.");
    }

    /** {@link #required} for each. */
    public static void allRequired(String field, List<Long> numbers) {
        for (int i = 0; i < numbers.size(); i++) required(field + "[" + i + "]", numbers.get(i));
    }
}
