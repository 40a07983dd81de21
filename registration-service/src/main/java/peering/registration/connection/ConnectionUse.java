package peering.registration.connection;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * What still needs a connection. The rooms above this one answer it, so that a connection can be
 * refused its end without knowing them.
 */
public interface ConnectionUse {
    /** What depends on the connection, for people: id and name of each, at most {@code most}. */
    Uni<List<String>> of(String connectionId, int most);
}
