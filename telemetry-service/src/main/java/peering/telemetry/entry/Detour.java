package peering.telemetry.entry;

import java.util.List;
import peering.contract.RouteAnomalyFact.Evidence;
import peering.contract.Trouble.Severity;

/**
 * One thing that is wrong with the way into our network.
 *
 * @param summary a sentence for people, without its end
 * @param evidence its first piece names the variant
 * @param entries the routes that show it
 */
record Detour(
        Variant variant,
        Severity severity,
        String summary,
        List<Evidence> evidence,
        List<Entry> entries) {

    /** What may be wrong; each is a trouble of its own. */
    enum Variant {
        AS_HOPS("as-hops"),
        OTHER_SITE("other-site"),
        OTHER_REGION("other-region"),
        PREPENDED_PRIMARY("prepended-primary");

        private final String word;

        Variant(String word) {
            this.word = word;
        }

        /** As it is told. */
        String word() {
            return word;
        }
    }
}
