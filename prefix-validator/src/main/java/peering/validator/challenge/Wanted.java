package peering.validator.challenge;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which rows a list shows, newest first, as a query says it. */
final class Wanted {
    private final StringBuilder words = new StringBuilder("number < :below");
    private final Map<String, Object> values = new HashMap<>();

    Wanted(long below) {
        values.put("below", below);
    }

    void and(String field, Optional<?> value) {
        if (value.isEmpty()) return;
        words.append(" and ").append(field).append(" = :").append(field);
        values.put(field, value.get());
    }

    void andEmpty(String field, boolean yes) {
        words.append(" and ").append(field).append(yes ? " is null" : " is not null");
    }

    String words() {
        return words + " order by number desc";
    }

    Map<String, Object> values() {
        return values;
    }
}
