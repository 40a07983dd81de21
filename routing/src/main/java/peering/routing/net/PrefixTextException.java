package peering.routing.net;

import java.util.Optional;

/**
 * A text is not a prefix. The message names what is wrong and what to write instead; it may be
 * shown to whoever sent the text.
 */
public final class PrefixTextException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. All but {@link #HOST_BITS} mean that the text cannot be read at all. */
    public enum Fault {
        EMPTY,
        OUTER_BLANK,
        NO_LENGTH,
        BAD_LENGTH,
        BAD_ADDRESS,
        /** Readable, but the address has bits below the length: {@code 192.0.2.1/24}. */
        HOST_BITS
    }

    private final Fault fault;
    private final transient Prefix meant;

    PrefixTextException(Fault fault, String message) {
        this(fault, message, null);
    }

    PrefixTextException(Fault fault, String message, Prefix meant) {
        super(message);
        this.fault = fault;
        this.meant = meant;
    }

    public Fault fault() {
        return fault;
    }

    /** True if only the host bits are wrong, so that {@link #meant} is known. */
    public boolean isHostBits() {
        return fault == Fault.HOST_BITS;
    }

    /** With {@link Fault#HOST_BITS}: the prefix around the given address. */
    public Optional<Prefix> meant() {
        return Optional.ofNullable(meant);
    }
}
