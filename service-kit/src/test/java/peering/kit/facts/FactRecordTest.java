package peering.kit.facts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import peering.contract.FactType;
import peering.contract.Topics;

class FactRecordTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void a_fact_travels_in_the_binary_mode_of_cloud_events() {
        var record =
                FactRecord.of(FactType.SITE, "site_1", new byte[] {'{', '}'}, "evt_1", "/s", NOON);

        assertEquals(Topics.SITES, record.topic());
        assertEquals("site_1", record.key());
        assertArrayEquals(new byte[] {'{', '}'}, record.value());
        var headers = new TreeMap<String, String>();
        record.headers()
                .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
        assertEquals(
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "evt_1",
                        "ce_type", "org.openpeering.site.v1",
                        "ce_source", "/s",
                        "ce_subject", "site_1",
                        "ce_time", "2026-11-24T12:00:00Z",
                        "content-type", "application/json"),
                headers);
    }
}
