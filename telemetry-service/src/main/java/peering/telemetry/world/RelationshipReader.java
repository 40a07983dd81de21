package peering.telemetry.world;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.Optional;
import org.jboss.logging.Logger;
import peering.kit.feed.Feed;
import peering.kit.feed.Watching;
import peering.routing.topology.AsRelationships;

/** Reads who is whose provider, now and then, into {@link CurrentWorld}. */
@ApplicationScoped
public class RelationshipReader {
    private static final Logger LOG = Logger.getLogger(RelationshipReader.class);

    private final RelationshipConfig config;
    private final CurrentWorld current;
    private final Optional<Watching<AsRelationships>> watching;

    RelationshipReader(RelationshipConfig config, CurrentWorld current, MeterRegistry metrics) {
        this.config = config;
        this.current = current;
        this.watching =
                config.source()
                        .map(source -> Feed.at(source, config.timeout(), AsRelationships::read))
                        .map(feed ->
                                new Watching<>(
                                        feed,
                                        this::take,
                                        why ->
                                                metrics.counter("peering.relationships.refused")
                                                        .increment()));
        metrics.gauge("peering.relationships.pairs", current, RelationshipReader::size);
    }

    void start(@Observes StartupEvent event) {
        watching.ifPresent(
                feed -> feed.start("relationship-reader", config.refresh(), config.firstRetry()));
    }

    void stop(@Observes ShutdownEvent event) {
        watching.ifPresent(Watching::stop);
    }

    private void take(AsRelationships next) throws IOException {
        if (next.size() == 0) throw new IOException("it has no relationship");
        current.change(world -> world.withRelationships(next));
        LOG.infof("the relationships of %d pairs of networks are known", next.size());
    }

    private static double size(CurrentWorld current) {
        return current.now().relationships().map(AsRelationships::size).orElse(0);
    }
}
