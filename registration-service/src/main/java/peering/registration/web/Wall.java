package peering.registration.web;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.hibernate.FlushMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;

/**
 * The second wall between tenants: PostgreSQL's row-level security. Every transaction says whom it
 * works for; the policies of the tables (from migration V8 on) show and take no other's rows. Where
 * nothing was said, nothing is shown.
 *
 * <p>The settings live as long as their transaction: {@code peering.tenant} is an organisation, or
 * {@value #EVERYBODY}; {@code peering.organisation}, {@code peering.actor} and {@code
 * peering.request} are for the audit trail.
 */
@ApplicationScoped
public class Wall {
    /** The tenant that sees all rows: an operator, and the service's own work. */
    static final String EVERYBODY = "*";

    private static final String STAND =
            "select set_config('peering.tenant', $1, true)"
                    + " || set_config('peering.organisation', $2, true)"
                    + " || set_config('peering.actor', $3, true)"
                    + " || set_config('peering.request', $4, true)"
                    + " || set_config('transaction_read_only', $5, true)";

    private static final String TENANT =
            "select coalesce(current_setting('peering.tenant', true), '')";
    private static final String BECOME = "select set_config('peering.tenant', ?1, true)";

    /**
     * Whom a transaction works for.
     *
     * @param tenant whose rows are seen
     * @param organisation where the actor belongs
     * @param actor the token's subject, or what the service is doing
     * @param request such as {@code POST /v1/sites}; empty for the service's own work
     */
    record Standing(String tenant, String organisation, String actor, String request) {}

    /** A transaction for a caller. */
    <T> Uni<T> behind(Standing standing, boolean readOnly, Supplier<Uni<T>> work) {
        return Panache.withTransaction(() ->
                Panache.getSession()
                        .invoke(session -> prepare(session, readOnly))
                        .chain(session -> stand(session, standing, readOnly))
                        .chain(work::get));
    }

    /** What is only read is not compared with what it was. */
    private static void prepare(Mutiny.Session session, boolean readOnly) {
        if (readOnly) session.setDefaultReadOnly(true).setFlushMode(FlushMode.MANUAL);
    }

    /**
     * A transaction of the service itself, which sees all tenants' rows: for what comes from Kafka
     * or is due by the clock.
     *
     * @param actor what is being done, for the audit trail, such as {@code verdicts}
     */
    public <T> Uni<T> asService(String actor, Supplier<Uni<T>> work) {
        return behind(new Standing(EVERYBODY, "", actor, ""), false, work);
    }

    /**
     * Within a caller's transaction: {@code work} sees all tenants' rows, for questions whose
     * answer must not depend on who asks. What it finds of others must not leave the service.
     */
    public <T> Uni<T> lifted(Supplier<Uni<T>> work) {
        return text(TENANT)
                .chain(tenant ->
                        text(BECOME, EVERYBODY).chain(work::get).call(() -> text(BECOME, tenant)));
    }

    /**
     * Past the queries of Hibernate: with every request there is nothing to flush yet, to plan or
     * to map.
     */
    private static Uni<Void> stand(Mutiny.Session session, Standing standing, boolean readOnly) {
        Object[] settings = {
            standing.tenant(),
            standing.organisation(),
            standing.actor(),
            standing.request(),
            readOnly ? "on" : "off"
        };
        var connection = ((MutinySessionImpl) session).getReactiveConnection();
        return Uni.createFrom()
                .completionStage(() -> connection.select(STAND, settings))
                .replaceWithVoid();
    }

    private static Uni<String> text(String query, String... parameters) {
        return Panache.getSession()
                .chain(session -> {
                    var asked = session.<String>createNativeQuery(query);
                    for (int i = 0; i < parameters.length; i++) {
                        asked.setParameter(i + 1, parameters[i]);
                    }
                    return asked.getSingleResult();
                });
    }
}
