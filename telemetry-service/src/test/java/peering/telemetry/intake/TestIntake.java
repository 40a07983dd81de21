package peering.telemetry.intake;

import io.micrometer.core.instrument.MeterRegistry;
import peering.contract.Topics;
import peering.stack.TestStack;
import peering.telemetry.publish.TestSender;

/** An intake without a container around it. */
public final class TestIntake {
    private TestIntake() {}

    public static RouteIntake on(String bootstrapServers, MeterRegistry metrics) {
        TestStack.facts().create(Topics.ROUTE_UPDATES, 6);
        return new RouteIntake(TestSender.on(bootstrapServers), metrics);
    }
}
