package peering.registration.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;

/** The conditions of a list, all of which have to hold. Every entity's key is named {@code id}. */
public final class Filter {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    /** For lists whose cursor is not an id of {@link Id}. */
    public static Filter none() {
        return new Filter();
    }

    /** Starts behind the page's cursor. */
    public static Filter from(PageQuery page) {
        var filter = none();
        if (page.cursor == null) return filter;
        if (!Id.isOne(page.cursor)) {
            throw CommonProblem.foreignCursor();
        }
        return filter.and("id > :cursor", "cursor", page.cursor);
    }

    public Filter and(String condition) {
        conditions.add(condition);
        return this;
    }

    public Filter and(String condition, String name, Object value) {
        values.put(name, value);
        return and(condition);
    }

    /** Adds the condition only if a value was asked for. */
    public Filter andIf(String condition, String name, Object value) {
        return value == null ? this : and(condition, name, value);
    }

    /** HQL, oldest first. */
    public String query() {
        return where() + " order by id";
    }

    /** HQL, newest first. */
    public String newestFirst() {
        return where() + " order by id desc";
    }

    private String where() {
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    }

    public Map<String, Object> values() {
        return values;
    }
}
