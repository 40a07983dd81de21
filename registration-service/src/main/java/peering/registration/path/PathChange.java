package peering.registration.path;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.contract.PathFact.Path;
import peering.registration.web.Id;

/**
 * A line of the history of a prefix's path: from {@code changedAt} it took this way.
 *
 * @param siteId left out on the Internet
 * @param previous the way before; left out in the first line
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PathChange(
        @Schema(examples = "pch_019ab3c0f5a2d41d8cd98f00b204e980") String pathChangeId,
        String prefixId,
        String organisation,
        Path path,
        String siteId,
        Path previous,
        @Schema(examples = "primary-down") String reason,
        @Schema(examples = "The primary site is down.") String summary,
        List<String> protectedAnomalies,
        Instant changedAt,
        long revision) {

    static PathChange to(PathRow row) {
        return new PathChange(
                Id.fresh("pch_", row.changedAt()),
                row.prefixId(),
                row.organisation(),
                row.path(),
                row.siteId(),
                row.previous(),
                row.reason(),
                row.summary(),
                row.protectedAnomalies(),
                row.changedAt(),
                row.revision());
    }
}
