package peering.telemetry.pulse;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.TreeSet;
import peering.telemetry.bmp.BmpCollector;
import peering.telemetry.bmp.BmpConfig;
import peering.telemetry.intake.Collector;
import peering.telemetry.source.RisLiveConfig;

/** The feeds that the configuration has us wait for, by name. */
@ApplicationScoped
public class ExpectedFeeds {
    private final Set<String> names;

    public ExpectedFeeds(PulseConfig pulse, RisLiveConfig risLive, BmpConfig bmp) {
        var all = new TreeSet<String>();
        pulse.expected().ifPresent(all::addAll);
        if (risLive.url().isPresent()) risLive.collectors().ifPresent(all::addAll);
        if (bmp.port().isPresent()) {
            bmp.routers().keySet().stream()
                    .map(name -> Collector.OF_ROUTERS + BmpCollector.plain(name))
                    .forEach(all::add);
        }
        names = Set.copyOf(all);
    }

    public Set<String> names() {
        return names;
    }
}
