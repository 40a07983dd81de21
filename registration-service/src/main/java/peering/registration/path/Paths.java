package peering.registration.path;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import peering.contract.PathFact.Path;
import peering.kit.identity.Caller;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.registration.connection.Connections;
import peering.registration.prefix.Prefixes;
import peering.registration.web.Filter;
import peering.registration.web.Problem;

/** The paths and their history, as they are asked for. */
@ApplicationScoped
public class Paths implements PanacheRepositoryBase<PathEntity, String> {
    private final Prefixes prefixes;
    private final Connections connections;

    Paths(Prefixes prefixes, Connections connections) {
        this.prefixes = prefixes;
        this.connections = connections;
    }

    /** The path of a prefix that the caller may see. */
    Uni<PrefixPath> visible(String prefixId, Caller caller) {
        return prefixes.visible(prefixId, caller)
                .chain(() -> findById(prefixId))
                .map(row -> {
                    if (row == null || row.path == null) throw noPath();
                    return row.toPath();
                });
    }

    /**
     * The history of a prefix that the caller may see, oldest first.
     *
     * @param since only changes from then on, or null
     * @param path only changes to this way, or null
     */
    Uni<Page<PathChange>> history(
            String prefixId, Caller caller, PageQuery page, Instant since, Path path) {
        var filter =
                Filter.from(page)
                        .and("prefixId = :prefix", "prefix", prefixId)
                        .andIf("changedAt >= :since", "since", since)
                        .andIf("path = :path", "path", path);
        return prefixes.visible(prefixId, caller)
                .chain(() ->
                        PathChangeEntity.<PathChangeEntity>find(filter.query(), filter.values())
                                .range(0, page.limit)
                                .list())
                .map(found ->
                        Page.of(found, page.limit, row -> row.id).map(PathChangeEntity::toChange));
    }

    /**
     * The paths of a connection that the caller may see, oldest prefix first.
     *
     * @param path only those that take this way, or null
     */
    Uni<Page<PrefixPath>> ofConnection(
            String connectionId, Caller caller, PageQuery page, Path path) {
        var filter =
                Filter.from(page)
                        .and("connectionId = :connection", "connection", connectionId)
                        .and("path is not null")
                        .andIf("path = :path", "path", path);
        return connections
                .visible(connectionId, caller)
                .chain(() -> find(filter.query(), filter.values()).range(0, page.limit).list())
                .map(found -> Page.of(found, page.limit, row -> row.id).map(PathEntity::toPath));
    }

    private static RuntimeException noPath() {
        return Problem.NO_PATH.because(
                "A path is chosen when the prefix is verified for the first time; read it then.");
    }
}
