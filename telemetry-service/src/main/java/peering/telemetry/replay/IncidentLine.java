package peering.telemetry.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import peering.routing.bgp.AsPath;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;
import peering.telemetry.intake.Collector;

/**
 * One route event of a recorded incident.
 *
 * <pre>
 *   {"t":1524567942,"collector":"rrc11","peer":"198.32.160.61","type":"A",
 *    "prefix":"205.251.192.0/24","path":[6939,10297]}
 * </pre>
 *
 * @param at seconds since 1970
 * @param withdrawn type W; R (in the table at the start) and A are announcements
 * @param path empty if withdrawn; an inner list is an AS_SET
 */
record IncidentLine(
        long at,
        Collector collector,
        IpAddress peer,
        boolean withdrawn,
        Prefix prefix,
        AsPath path) {
    static final int MOST_CHARACTERS = 1 << 16;

    /** MRT has 32 bits for seconds (RFC 6396, section 2). */
    private static final long LATEST = 0xFFFF_FFFFL;

    private static final ObjectReader JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(4)
                                                    .maxNumberLength(20)
                                                    .build())
                                    .build())
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readerFor(Raw.class);

    private record Raw(
            long t, String collector, String peer, String type, String prefix, JsonNode path) {}

    /**
     * @throws IllegalArgumentException if it is no such line; the message says why
     */
    static IncidentLine parse(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("longer than " + MOST_CHARACTERS + " characters");
        }
        try {
            return of(JSON.readValue(text));
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException("not JSON of an incident", noJson);
        }
    }

    private static IncidentLine of(Raw raw) {
        if (raw.collector == null || raw.peer == null || raw.type == null || raw.prefix == null) {
            throw new IllegalArgumentException("collector, peer, type or prefix is missing");
        }
        if (raw.t < 0 || raw.t > LATEST) {
            throw new IllegalArgumentException("t is not a time from 1970 to 2106");
        }
        boolean withdrawn = raw.type.equals("W");
        if (!withdrawn && !raw.type.equals("A") && !raw.type.equals("R")) {
            throw new IllegalArgumentException("the type is not R, A or W");
        }
        return new IncidentLine(
                raw.t,
                new Collector(raw.collector),
                IpAddress.parse(raw.peer),
                withdrawn,
                Prefix.parse(raw.prefix),
                withdrawn ? AsPath.EMPTY : path(raw.path));
    }

    private static AsPath path(JsonNode path) {
        if (path == null || !path.isArray() || path.isEmpty()) {
            throw new IllegalArgumentException("an announcement has a path");
        }
        return AsPath.parse(elements(path).map(IncidentLine::hop).collect(Collectors.joining(" ")));
    }

    private static String hop(JsonNode hop) {
        if (!hop.isArray()) return asn(hop);
        return elements(hop).map(IncidentLine::asn).collect(Collectors.joining(",", "{", "}"));
    }

    private static String asn(JsonNode asn) {
        if (!asn.isIntegralNumber()) throw new IllegalArgumentException("an ASN is a number");
        return asn.asText();
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
