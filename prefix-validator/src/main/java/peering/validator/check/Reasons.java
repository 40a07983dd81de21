package peering.validator.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Every reason code that a check may give: those that an installation may weigh. */
public final class Reasons {
    private static final String CODES =
            """
            aspa-no-partner aspa-none aspa-other-providers aspa-own-origin aspa-provider
            aspa-route-server
            community-missing community-no-route community-none-asked community-there
            control-doubted control-ending control-inherited control-not-proved
            control-proved
            irr-authenticated irr-covering irr-none irr-not-answered irr-not-asked-yet
            irr-not-configured irr-unauthenticated irr-wrong-origin
            key-matches key-not-given key-origin-by-roa key-other-origin key-other-partner
            key-other-prefix key-roa-stale key-unknown key-wrong
            length-carried length-too-short length-too-specific
            max-length-exact max-length-loose max-length-no-roa
            origin-not-public origin-public
            path-as-set path-no-route path-not-public path-other-neighbour
            path-other-origin path-prepended path-short path-too-long path-unreadable
            rdap-no-registry rdap-not-answered rdap-not-asked-yet rdap-not-configured
            rdap-not-registered rdap-part-only rdap-registered rdap-reserved
            received-everywhere received-missing received-no-connection received-not-heard
            rov-as0 rov-expiring rov-not-found rov-stale rov-too-specific rov-valid
            rov-wrong-origin
            sessions-backup-none sessions-enough sessions-no-connection
            sessions-primary-few
            special-purpose-contained special-purpose-default special-purpose-inside
            special-purpose-none special-purpose-not-unicast
            text-canonical text-host-bits text-malformed text-not-canonical
            """;

    private static final TreeSet<String> ALL = new TreeSet<>(List.of(CODES.split("\\s+")));

    /** Beyond this it is another word, and no slip. */
    private static final int MOST_SLIPS = 6;

    private Reasons() {}

    public static boolean has(String code) {
        return ALL.contains(code);
    }

    static List<String> all() {
        return List.copyOf(ALL);
    }

    /** The code that was meant most likely; empty if none is like it. */
    public static Optional<String> nearest(String code) {
        return ALL.stream()
                .min(Comparator.comparingInt(one -> slips(one, code)))
                .filter(one -> slips(one, code) <= MOST_SLIPS);
    }

    /** How many letters have to be put in, left out or changed (Levenshtein's distance). */
    private static int slips(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
