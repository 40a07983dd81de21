package peering.validator.challenge;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a relying party keeps what it fetched of the RPKI. */
@ConfigMapping(prefix = "peering.rpki")
public interface RpkiConfig {
    /**
     * A folder in which what is published at {@code rsync://host/path} stands as {@code host/path},
     * as rpki-client and others keep it. Unset: signed checklists are not offered.
     */
    Optional<Path> cache();

    /** Files of the trust anchors' certificates, DER, parted by commas. */
    Optional<List<Path>> anchors();
}
