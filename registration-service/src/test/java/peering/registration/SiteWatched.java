package peering.registration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import peering.registration.site.SiteWatch;

/** A room above the sites, as far as a site can see: told of changes, and able to forbid them. */
@ApplicationScoped
class SiteWatched implements SiteWatch {
    static final List<String> TOLD = new CopyOnWriteArrayList<>();
    static volatile String forbidden = "";

    @Override
    public Uni<Void> changed(String siteId) {
        TOLD.add(siteId);
        if (!siteId.equals(forbidden)) return Uni.createFrom().voidItem();
        return Uni.createFrom().failure(new IllegalStateException("forbidden by a test"));
    }
}
