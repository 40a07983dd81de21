package peering.validator.source;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Native statements in the session in progress; their values are numbered from 1. */
public final class Statements {
    private Statements() {}

    /**
     * @return how many rows were written
     */
    public static Uni<Integer> change(String sql, Object... values) {
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(sql);
                    for (int i = 0; i < values.length; i++) query.setParameter(i + 1, values[i]);
                    return query.executeUpdate();
                });
    }

    public static Uni<List<Object[]>> read(String sql, Object... values) {
        return Panache.getSession()
                .chain(session -> {
                    var query = session.<Object[]>createNativeQuery(sql);
                    for (int i = 0; i < values.length; i++) query.setParameter(i + 1, values[i]);
                    return query.getResultList();
                });
    }
}
