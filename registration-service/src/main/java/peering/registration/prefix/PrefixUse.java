package peering.registration.prefix;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * What still needs a prefix. The room above this one answers it, so that a prefix can be refused
 * its end without knowing that room. Both are asked under the lock of the prefix.
 */
public interface PrefixUse {
    /** What depends on the prefix, for people: id and name of each, at most {@code most}. */
    Uni<List<String>> of(String prefixId, int most);

    /** The prefix has been released; what was granted on it and is not in use ends with it. */
    Uni<Void> released(String prefixId);
}
