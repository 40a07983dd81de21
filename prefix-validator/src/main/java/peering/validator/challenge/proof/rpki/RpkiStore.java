package peering.validator.challenge.proof.rpki;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What a relying party has fetched of the RPKI. Nothing in it has to be believed. */
public interface RpkiStore {
    /** The trust anchors' certificates, DER: they alone are believed as they are. */
    List<byte[]> anchors();

    /** What is published at an rsync URI, if it was fetched; at most some megabytes. */
    Optional<byte[]> read(URI uri);
}
