package peering.validator.challenge;

import java.util.Optional;
import peering.routing.net.Prefix;
import peering.validator.challenge.proof.RegistryRecord;
import peering.validator.evidence.CouldNotAsk;

/** Asks the number registries. Called on a thread that may wait. */
public interface RegistryLookup {
    /** False if this installation asks no registry. */
    boolean configured();

    /**
     * The record of the smallest registered range that holds the prefix, as it is now; empty if
     * there is none.
     *
     * @param organisation for whose challenge; one must not take everybody's turns
     */
    Optional<RegistryRecord> find(String organisation, Prefix prefix) throws CouldNotAsk;
}
