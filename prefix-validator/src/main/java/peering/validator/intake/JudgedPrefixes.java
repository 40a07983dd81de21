package peering.validator.intake;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;

/** The claims. A row is locked while a verdict is made, so that two replicas make one. */
@ApplicationScoped
class JudgedPrefixes implements PanacheRepositoryBase<JudgedPrefixEntity, String> {

    /** The row, locked to the end of the transaction; null if the claim was never told. */
    Uni<JudgedPrefixEntity> locked(String prefixId) {
        return findById(prefixId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Held prefixes in the order of their ids, after {@code after}. */
    Uni<List<JudgedPrefixEntity>> heldAfter(String after, int limit) {
        return find("held and id > ?1 order by id", after).range(0, limit - 1).list();
    }
}
