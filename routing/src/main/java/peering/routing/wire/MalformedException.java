package peering.routing.wire;

/**
 * Bytes are not what their format says. Thrown and caught inside the decoders; what leaves them is
 * a report, never this. Has no stack trace: on hostile input it would be most of the work.
 */
public final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedException(String why) {
        super(why, null, false, false);
    }
}
