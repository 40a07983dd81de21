package peering.registration.path;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.contract.PathFact.Path;
import peering.registration.web.Revised;

/**
 * Which way a prefix takes now, and why.
 *
 * @param siteId the site that carries it; left out on the Internet
 * @param previous the way before; left out if there was none
 * @param assumed some sessions of the site count as up because nobody watches them yet
 * @param protectedAnomalies open anomalies that were seen and did not move it
 * @param since since when it takes this way
 * @param changedAt when anything that is told here changed last
 * @param nextReview when it is decided again though nothing happens; left out if there is no need
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PrefixPath(
        @Schema(examples = "pfx_019ab3c0f5a2d41d8cd98f00b204e980") String prefixId,
        String connectionId,
        @Schema(examples = "205.251.192.0/23") String prefix,
        Path path,
        @Schema(examples = "site_019ab3c0f5a2d41d8cd98f00b204e980") String siteId,
        Path previous,
        @Schema(examples = "primary-down") String reason,
        @Schema(examples = "The primary site is down.") String summary,
        boolean assumed,
        List<String> protectedAnomalies,
        Instant since,
        Instant changedAt,
        Instant nextReview,
        Long revision)
        implements Revised {}
