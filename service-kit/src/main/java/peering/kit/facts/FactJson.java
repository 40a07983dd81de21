package peering.kit.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Facts as bytes and back, in the form that the contract's samples hold. Unknown fields are
 * skipped: a newer writer may have added one. So it may a word to a closed list: where the list has
 * a default, that is read.
 */
public final class FactJson {
    /** The one mapper of facts; also good for stream state that is shaped like them. */
    public static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .addModule(new Jdk8Module())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
                    .build();

    private FactJson() {}

    /** UTF-8 JSON. */
    public static byte[] write(Object fact) {
        try {
            return MAPPER.writeValueAsBytes(fact);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("no JSON for " + fact.getClass(), impossible);
        }
    }

    /** The same as text, for a column or a message. */
    public static String text(Object fact) {
        return new String(write(fact), StandardCharsets.UTF_8);
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws PoisonFact if the text is not such a fact
     */
    public static <T> T read(String json, Class<T> type) {
        return read(json.getBytes(StandardCharsets.UTF_8), type);
    }

    /**
     * @throws PoisonFact if the bytes are not such a fact
     */
    public static <T> T read(byte[] value, Class<T> type) {
        try {
            T fact = MAPPER.readValue(value, type);
            if (fact == null) throw new PoisonFact("the value is JSON null", null);
            return fact;
        } catch (IOException | IllegalArgumentException | NullPointerException unreadable) {
            throw new PoisonFact("not a " + type.getSimpleName(), unreadable);
        }
    }
}
