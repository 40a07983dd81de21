package peering.kit.problem;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads query parameters that are no texts, and says which one cannot be read and what it may be:
 * JAX-RS by itself says of any of them only that something is not found (section 3.2).
 *
 * <pre>
 *   enum ........ one of its constants, as it stands in JSON
 *   int ......... a whole number
 *   Instant ..... a time of RFC 3339, in UTC
 * </pre>
 */
@Provider
public class NamedParameters implements ParamConverterProvider {
    private static final JsonMapper JSON = new JsonMapper();

    /** Null for what it does not read. */
    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] on) {
        return Arrays.stream(on)
                .filter(QueryParam.class::isInstance)
                .map(one -> ((QueryParam) one).value())
                .findFirst()
                .map(name -> reading(name, type))
                .orElse(null);
    }

    @SuppressWarnings("unchecked") // the type is looked at
    private static <T> Reading<T> reading(String name, Class<T> type) {
        if (type.isEnum()) {
            var words = words(type);
            String remedy = "Send one of " + String.join(", ", words.keySet()) + ".";
            return new Reading<>(name, remedy, text -> Optional.ofNullable(words.get(text)));
        }
        if (type == int.class || type == Integer.class) {
            String remedy = "Send a whole number.";
            return (Reading<T>) new Reading<>(name, remedy, held(Integer::valueOf));
        }
        if (type == Instant.class) {
            String remedy = "Send a time such as 2030-01-31T12:00:00Z.";
            return (Reading<T>) new Reading<>(name, remedy, held(Instant::parse));
        }
        return null;
    }

    private static <T> Map<String, T> words(Class<T> type) {
        var words = new LinkedHashMap<String, T>();
        for (T constant : type.getEnumConstants()) {
            words.put(JSON.convertValue(constant, String.class), constant);
        }
        return words;
    }

    /** Empty where it throws. */
    private static <T> Function<String, Optional<T>> held(Function<String, T> strict) {
        return text -> {
            try {
                return Optional.of(strict.apply(text));
            } catch (NumberFormatException | DateTimeException none) {
                return Optional.empty();
            }
        };
    }

    private record Reading<T>(String name, String remedy, Function<String, Optional<T>> read)
            implements ParamConverter<T> {
        @Override
        public T fromString(String text) {
            if (text == null) return null;
            return read.apply(text)
                    .orElseThrow(() ->
                            CommonProblem.FIELD_INVALID.at(
                                    name, "'" + name + "' cannot be read.", remedy));
        }

        @Override
        public String toString(T value) {
            return value instanceof Enum<?>
                    ? JSON.convertValue(value, String.class)
                    : String.valueOf(value);
        }
    }
}
