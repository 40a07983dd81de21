package peering.telemetry.pipeline;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Leaves out what Kafka Streams tells of each store, node and topic in each partition: that is
 * three quarters of all meters, two megabytes of text at each scrape, and nobody looks at it.
 * Threads, tasks and the clients, with their lag, stay.
 */
final class FewerMeters {
    @Produces
    @Singleton
    MeterFilter ofStores() {
        return MeterFilter.denyNameStartsWith("kafka.stream.state.");
    }

    @Produces
    @Singleton
    MeterFilter ofNodes() {
        return MeterFilter.denyNameStartsWith("kafka.stream.processor.");
    }

    @Produces
    @Singleton
    MeterFilter ofTopics() {
        return MeterFilter.denyNameStartsWith("kafka.stream.topic.");
    }
}
