package peering.telemetry.pipeline;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import peering.contract.CloudEvent;
import peering.contract.PrefixFact.Standing;
import peering.contract.Topics;
import peering.stack.StackResource;
import peering.stack.TestStack;
import peering.stack.kafka.Facts;
import peering.telemetry.Api;
import peering.telemetry.Spoken;

/** Damaged records in the midst of whole ones, under one key, so that they are read in order. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "telemetry"))
class DamageTest {
    private static final String KEY = "rrc20|" + Spoken.address(1);
    private static final String WHOLE = "198.18.77.0/24";
    private static final String PART = "198.18.77.128/25";

    /** RFC 4271, section 4.1. */
    private static final byte[] MARKER = new byte[16];

    static {
        Arrays.fill(MARKER, (byte) 0xFF);
    }

    @Inject MeterRegistry metrics;

    @Test
    void damaged_records_are_set_aside_with_a_reason_and_counted_and_the_rest_is_taken() {
        Api.registered("pfx_damage", WHOLE, Standing.Verified, 64500L);
        var routes = "/v1/prefixes/pfx_damage/routes";
        Api.await().until(() -> Api.as("acme").get(routes).statusCode() == 200);
        double parked = parked();

        tell(Spoken.announced(1, WHOLE));
        tell(new byte[] {1, 2, 3});
        tell(withoutBgp(Spoken.announced(1, WHOLE)));
        tell(Spoken.announced(1, PART));

        Api.await()
                .untilAsserted(() ->
                        Api.as("acme")
                                .get(routes)
                                .then()
                                .body("items.announced", containsInAnyOrder(WHOLE, PART)));
        Api.await().untilAsserted(() -> assertEquals(2, reasons().length));
        for (String reason : reasons()) assertTrue(reason.length() > 10, reason);
        assertTrue(parked() >= parked + 2, () -> parked + " and then " + parked());
    }

    private static void tell(byte[] record) {
        TestStack.facts().tell(Topics.ROUTE_UPDATES, KEY, record, Map.of());
    }

    private static String[] reasons() {
        return TestStack.facts().all(Topics.deadLetters(Topics.ROUTE_UPDATES)).stream()
                .filter(fact -> KEY.equals(fact.key()))
                .map(Facts.Fact::headers)
                .map(headers -> headers.get(CloudEvent.HEADER_DEAD_LETTER_REASON))
                .toArray(String[]::new);
    }

    private double parked() {
        return metrics.counter("peering.routes.parked").count();
    }

    /** The MRT record is whole, but its message says that it is shorter than a message can be. */
    private static byte[] withoutBgp(byte[] record) {
        byte[] damaged = record.clone();
        int marker = 0;
        while (!isMarker(damaged, marker)) marker++;
        damaged[marker + MARKER.length] = 0;
        damaged[marker + MARKER.length + 1] = 1;
        return damaged;
    }

    private static boolean isMarker(byte[] record, int at) {
        return Arrays.equals(record, at, at + MARKER.length, MARKER, 0, MARKER.length);
    }
}
