package peering.routing.rtr;

/**
 * The cache did what it must not. Thrown and caught within this room; has no stack trace, since it
 * is about bytes from outside and not about us.
 */
final class RtrFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RtrError error;

    RtrFault(RtrError error, String why) {
        super(why, null, false, false);
        this.error = error;
    }

    RtrError error() {
        return error;
    }
}
