package peering.registration.proposal;

import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.registration.partner.Partner;

/**
 * A provider that can be had at a place.
 *
 * @param siteId the nearest site in service where it has an active session
 * @param distanceKm from the place to the site along the great circle, to the metre
 */
record NearbyPartner(
        @Schema(examples = "ptn_019ab3c0f5a2d41d8cd98f00b204e980") String partnerId,
        @Schema(examples = "Transit A") String name,
        Partner.Kind kind,
        @Schema(examples = "16509") long asn,
        @Schema(examples = "site_019ab3c0f5a2d41d8cd98f00b204e980") String siteId,
        @Schema(examples = "Vienna 1") String siteName,
        @Schema(examples = "7.352") double distanceKm) {

    /**
     * Where a page ends: the next begins with who is further, or as far and of a greater id.
     *
     * @param metres to the partner's nearest site
     */
    record Cursor(long metres, String partnerId) {
        /** In front of everybody. */
        static final Cursor START = new Cursor(-1, "");

        private static final Pattern FORM = Pattern.compile("(\\d{1,8})-(ptn_[0-9a-f]{32})");

        /** Empty for a text that {@link #text} did not make. */
        static Optional<Cursor> of(String text) {
            var form = FORM.matcher(text);
            if (!form.matches()) return Optional.empty();
            return Optional.of(new Cursor(Long.parseLong(form.group(1)), form.group(2)));
        }

        String text() {
            return metres + "-" + partnerId;
        }
    }
}
