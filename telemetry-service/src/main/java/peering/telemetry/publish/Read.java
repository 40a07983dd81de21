package peering.telemetry.publish;

/**
 * A record as a stage of the topology could read it, or not.
 *
 * @param <T> what it holds
 */
public sealed interface Read<T> {

    record Good<T>(T value) implements Read<T> {}

    /**
     * To be parked as it came; why stands in the record's {@code dead-letter-reason} header.
     *
     * @param bytes the record's value
     */
    record Bad<T>(byte[] bytes) implements Read<T> {}
}
