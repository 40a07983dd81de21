package peering.registration.web;

/**
 * An answer with a revision, which grows with every change. It goes out as a strong {@code ETag}
 * (RFC 9110 section 8.8.3); {@link IfMatch} takes it back.
 */
public interface Revised {
    /** Null where the caller is not shown it. */
    Long revision();
}
