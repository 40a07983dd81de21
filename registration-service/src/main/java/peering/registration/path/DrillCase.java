package peering.registration.path;

import peering.registration.path.decision.CurrentPath;
import peering.registration.path.decision.PathCase;

/**
 * A prefix as it is, for a drill.
 *
 * @param summary why it takes its way now
 */
public record DrillCase(
        String prefixId, String connectionId, String prefix, String summary, PathCase about) {

    /** The way it takes now. */
    public CurrentPath current() {
        return about.current().orElseThrow();
    }
}
