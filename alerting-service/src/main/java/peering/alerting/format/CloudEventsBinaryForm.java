package peering.alerting.format;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import peering.kit.facts.FactJson;

/** CloudEvents 1.0 over HTTP, binary: attributes are {@code ce-} headers, the body is the data. */
final class CloudEventsBinaryForm implements Form {
    @Override
    public Body of(String deliveryId, Notice notice) {
        return body(CloudEvent.of(deliveryId, notice));
    }

    @Override
    public Body ofGroup(String deliveryId, Group group) {
        return body(CloudEvent.ofGroup(deliveryId, group));
    }

    @Override
    public Body test(String deliveryId, Message message) {
        return body(CloudEvent.test(deliveryId, message));
    }

    private static Body body(CloudEvent event) {
        Map<String, String> headers = new TreeMap<>();
        event.attributes().forEach((name, value) -> headers.put("ce-" + name, encoded(value)));
        return new Body(event.type(), FactJson.text(event.data()), headers);
    }

    /**
     * As the HTTP binding has it (section 3.1.3.2): space, quote, percent and all that is not
     * printable ASCII become {@code %XX} of their UTF-8 bytes. No value can end its header.
     */
    static String encoded(String value) {
        var text = new StringBuilder();
        for (byte one : value.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = one > 0x20 && one < 0x7F && one != '"' && one != '%';
            if (plain) text.append((char) one);
            else text.append('%').append("%02X".formatted(one & 0xFF));
        }
        return text.toString();
    }
}
