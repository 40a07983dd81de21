package peering.telemetry.route;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import peering.kit.facts.FactJson;
import peering.routing.net.Prefix;

/**
 * What the topology keeps and hands from stage to stage, as JSON: facts' JSON, with prefixes as
 * text. Not a contract: nobody else reads it, and an unknown field is skipped so that a rolled-back
 * version can go on.
 */
public final class StateJson {
    private static final JsonMapper MAPPER =
            FactJson.MAPPER
                    .rebuild()
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(Prefix.class, ToStringSerializer.instance)
                                    .addDeserializer(Prefix.class, new PrefixReader()))
                    .build();

    private StateJson() {}

    public static <T> Serde<T> serde(Class<T> type) {
        return Serdes.serdeFrom((_, value) -> write(value), (_, bytes) -> read(bytes, type));
    }

    private static byte[] write(Object value) {
        try {
            return value == null ? null : MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new SerializationException("no JSON for " + value.getClass(), impossible);
        }
    }

    private static <T> T read(byte[] bytes, Class<T> type) {
        try {
            return bytes == null ? null : MAPPER.readValue(bytes, type);
        } catch (IOException damaged) {
            throw new SerializationException("our own state is not " + type, damaged);
        }
    }

    private static final class PrefixReader extends StdDeserializer<Prefix> {
        private static final long serialVersionUID = 1L;

        PrefixReader() {
            super(Prefix.class);
        }

        @Override
        public Prefix deserialize(JsonParser json, DeserializationContext context)
                throws IOException {
            return Prefix.parse(json.getText());
        }
    }
}
