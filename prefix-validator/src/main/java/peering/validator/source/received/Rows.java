package peering.validator.source.received;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Statements in the session in progress. */
final class Rows {
    private Rows() {}

    /**
     * @return how many rows were written
     */
    static Uni<Integer> change(String sql, Object... values) {
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(sql);
                    for (int i = 0; i < values.length; i++) query.setParameter(i + 1, values[i]);
                    return query.executeUpdate();
                });
    }

    static Uni<List<Object[]>> read(String sql, Object... values) {
        return Panache.getSession()
                .chain(session -> {
                    var query = session.<Object[]>createNativeQuery(sql);
                    for (int i = 0; i < values.length; i++) query.setParameter(i + 1, values[i]);
                    return query.getResultList();
                });
    }
}
