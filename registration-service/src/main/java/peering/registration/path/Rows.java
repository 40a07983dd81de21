package peering.registration.path;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.List;
import peering.kit.facts.FactJson;

/**
 * Rows that travel as JSON: one parameter in, one document a row out. So a statement is the same
 * for one row and for a thousand, and costs one round trip.
 */
final class Rows {
    private Rows() {}

    /**
     * @param query selects one JSON document
     */
    static <T> Uni<List<T>> read(Class<T> type, String query, Object... parameters) {
        return Panache.getSession()
                .chain(session -> {
                    var asked = session.<String>createNativeQuery(query);
                    for (int i = 0; i < parameters.length; i++) {
                        asked.setParameter(i + 1, parameters[i]);
                    }
                    return asked.getResultList();
                })
                .map(rows -> rows.stream().map(row -> FactJson.read(row, type)).toList());
    }

    /**
     * A statement that changes rows and selects their number. What the session holds is written
     * before, so that the statement sees it.
     */
    static Uni<Long> change(String statement, Object... parameters) {
        return Panache.getSession()
                .call(session -> session.flush())
                .chain(session -> {
                    var asked = session.<Long>createNativeQuery(statement);
                    for (int i = 0; i < parameters.length; i++) {
                        asked.setParameter(i + 1, parameters[i]);
                    }
                    return asked.getSingleResult();
                });
    }
}
