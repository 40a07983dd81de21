package peering.telemetry.route;

import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * What is written for each route, as bytes: JSON takes several times the room, and most of the
 * time. Not a contract: nobody else reads it.
 *
 * <p>The first byte is the form's version. JSON, which was the form before, begins with another
 * byte, and is still read; it is gone when each route was written once more.
 */
public final class StateBytes {
    private static final int VERSION = 1;
    private static final int JSON = '{';

    private StateBytes() {}

    /** A way to write values of a type, and to read them. */
    interface Form<T> {
        void write(T value, StateWriter to);

        /**
         * @throws StateReader.Damaged if these are other bytes
         */
        T read(StateReader from);
    }

    /** Of the routes that are remembered. */
    public static Serde<PeerRoute> routes() {
        var json = StateJson.serde(PeerRoute.class).deserializer();
        return serde("a route", new RouteForm(), bytes -> json.deserialize("", bytes));
    }

    /** Of what stage 1 hands to stage 2. */
    public static Serde<Sightings> sightings() {
        return serde(
                "sightings",
                new SightingsForm(),
                bytes -> {
                    throw new StateReader.Damaged("version " + bytes[0]);
                });
    }

    private static <T> Serde<T> serde(String what, Form<T> form, Function<byte[], T> before) {
        return Serdes.serdeFrom(
                (_, value) -> value == null ? null : write(value, form),
                (_, bytes) -> bytes == null ? null : read(bytes, what, form, before));
    }

    private static <T> byte[] write(T value, Form<T> form) {
        var to = new StateWriter().octet(VERSION);
        form.write(value, to);
        return to.toBytes();
    }

    private static <T> T read(byte[] bytes, String what, Form<T> form, Function<byte[], T> before) {
        try {
            var from = new StateReader(bytes);
            int version = from.octet();
            if (version == JSON) return before.apply(bytes);
            if (version != VERSION) throw new StateReader.Damaged("version " + version);
            T value = form.read(from);
            if (!from.isAtEnd()) throw new StateReader.Damaged("it goes on behind its end");
            return value;
        } catch (StateReader.Damaged | IllegalArgumentException damaged) {
            throw new SerializationException(
                    "our own state is not " + what + ": " + damaged.getMessage(), damaged);
        }
    }
}
