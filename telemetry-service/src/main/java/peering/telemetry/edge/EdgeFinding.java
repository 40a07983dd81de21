package peering.telemetry.edge;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import peering.contract.SiteLatencyFact;
import peering.telemetry.latency.CountedSample;

/**
 * Finds the site that carried a sample, and hands it on under place and site. One that got no
 * answer, or that no site carried, says nothing of a site.
 */
public final class EdgeFinding
        extends ContextualProcessor<String, CountedSample, String, EdgeSample> {
    /** The global store of path facts by prefix id. */
    public static final String PATHS = "paths";

    private CarryingSite sites;

    @Override
    public void init(ProcessorContext<String, EdgeSample> context) {
        super.init(context);
        sites = new CarryingSite(context.getStateStore(PATHS));
    }

    @Override
    public void process(Record<String, CountedSample> record) {
        var sample = record.value().sample();
        if (sample.rttMillis().isEmpty()) return;
        sites.of(record.key(), sample.at())
                .map(site ->
                        new EdgeSample(
                                record.value().place(),
                                site,
                                sample.rttMillis().get(),
                                sample.at()))
                .ifPresent(found ->
                        context()
                                .forward(
                                        record.withKey(
                                                        SiteLatencyFact.key(
                                                                found.place(), found.siteId()))
                                                .withValue(found)));
    }
}
