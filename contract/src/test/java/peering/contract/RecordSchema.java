package peering.contract;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON Schema (2020-12) of a record: what its components say, no more.
 *
 * <p>Unknown properties are allowed, because a new optional field is not a new version.
 */
final class RecordSchema {
    private RecordSchema() {}

    static Map<String, Object> of(FactType fact) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:" + fact.type());
        schema.put("title", fact.type());
        schema.putAll(object(fact.record()));
        return schema;
    }

    private static Map<String, Object> object(Class<?> record) {
        var properties = new LinkedHashMap<String, Object>();
        List<String> required = new ArrayList<>();
        for (var component : record.getRecordComponents()) {
            properties.put(component.getName(), type(component.getGenericType()));
            if (component.getType() != Optional.class) required.add(component.getName());
        }
        return ordered("type", "object", "properties", properties, "required", required);
    }

    private static Map<String, Object> type(Type type) {
        if (type instanceof ParameterizedType generic) return generic(generic);
        if (type == String.class) return ordered("type", "string");
        if (type == Instant.class) return ordered("type", "string", "format", "date-time");
        if (type == long.class || type == Long.class) return ordered("type", "integer");
        if (type == boolean.class) return ordered("type", "boolean");
        if (type == Integer.class) return ordered("type", "integer");
        if (type == int.class) return ordered("type", "integer");
        if (type == double.class || type == Double.class) return ordered("type", "number");
        var raw = (Class<?>) type;
        if (raw.isEnum()) return ordered("type", "string", "enum", words(raw));
        if (raw.isRecord()) return object(raw);
        throw new IllegalArgumentException("no JSON Schema for " + type);
    }

    private static Map<String, Object> generic(ParameterizedType type) {
        var arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            return ordered("type", "array", "items", type(arguments[0]));
        }
        if (type.getRawType() == Map.class) {
            return ordered("type", "object", "additionalProperties", type(arguments[1]));
        }
        var present = new LinkedHashMap<>(type(arguments[0]));
        present.put("type", List.of(present.get("type"), "null"));
        present.computeIfPresent("enum", (_, words) -> orNull((List<?>) words));
        return present;
    }

    private static List<Object> orNull(List<?> words) {
        List<Object> all = new ArrayList<>(words);
        all.add(null);
        return all;
    }

    private static List<String> words(Class<?> raw) {
        return Arrays.stream(raw.getEnumConstants()).map(Object::toString).toList();
    }

    private static Map<String, Object> ordered(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) map.put((String) pairs[i], pairs[i + 1]);
        return map;
    }
}
