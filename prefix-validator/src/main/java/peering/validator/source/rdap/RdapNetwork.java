package peering.validator.source.rdap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import peering.routing.net.IpAddress;
import peering.validator.evidence.Wording;
import peering.validator.source.rdap.RdapAnswer.Holder;
import peering.validator.source.rdap.RdapAnswer.Network;

/**
 * Reads a registry's answer about an IP network (RFC 9083 section 5.4). Registries differ and err,
 * so only its range must be there; what is too much is left out.
 */
final class RdapNetwork {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_LINES = 500;
    private static final int MOST_REMARK_CHARS = 100_000;
    private static final int LONGEST_WORD = 300;
    private static final int MOST_STATUS = 20;
    private static final int MOST_ENTITIES = 100;

    private RdapNetwork() {}

    /**
     * @throws IOException if it is no such answer; the message is for people
     */
    static Network read(byte[] answer) throws IOException {
        JsonNode root = tree(answer);
        if (root == null || !root.isObject()) throw new IOException("it is no JSON object");
        if (!root.path("objectClassName").asText().equals("ip network")) {
            throw new IOException("it is no record of an IP network");
        }
        var start = address(root, "startAddress");
        var end = address(root, "endAddress");
        if (start.family() != end.family() || start.compareTo(end) > 0) {
            throw new IOException("its range is none: " + start + " to " + end);
        }
        var remarks = Remarks.of(lines(root.path("remarks")));
        return new Network(
                word(root, "handle"),
                Optional.of(word(root, "parentHandle")).filter(text -> !text.isEmpty()),
                start.toString(),
                end.toString(),
                word(root, "name"),
                word(root, "type"),
                holder(root.path("entities")),
                words(root.path("status")),
                remarks.text(),
                remarks.certificates(),
                remarks.cut());
    }

    private static JsonNode tree(byte[] answer) throws IOException {
        try {
            return JSON.readTree(answer);
        } catch (IOException noJson) {
            throw new IOException("it is no JSON", noJson);
        }
    }

    /** Some write the prefix here, {@code 2001:db8::/32}. */
    private static IpAddress address(JsonNode root, String field) throws IOException {
        String text = word(root, field);
        int slash = text.indexOf('/');
        try {
            return IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        } catch (IllegalArgumentException none) {
            throw new IOException("its " + field + " is no address", none);
        }
    }

    private static String word(JsonNode node, String field) {
        return Wording.plain(node.path(field).asText(""), LONGEST_WORD).strip();
    }

    private static List<String> words(JsonNode array) {
        return elements(array, MOST_STATUS)
                .map(word -> Wording.plain(word.asText(""), LONGEST_WORD))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode array, int most) {
        return StreamSupport.stream(array.spliterator(), false).limit(most);
    }

    /** The lines of each remark; of a text that is too long, the beginning. */
    private static List<List<String>> lines(JsonNode remarks) {
        var all = new ArrayList<List<String>>();
        int chars = 0;
        int count = 0;
        for (JsonNode remark : remarks) {
            var lines = new ArrayList<String>();
            for (JsonNode line : remark.path("description")) {
                String text = line.asText("");
                chars += text.length();
                if (chars > MOST_REMARK_CHARS || count++ == MOST_LINES) break;
                lines.add(text);
            }
            if (!lines.isEmpty()) all.add(lines);
            if (chars > MOST_REMARK_CHARS || count > MOST_LINES) break;
        }
        return all;
    }

    /** Some registries name maintainers as registrants, too: an organisation goes before them. */
    private static Optional<Holder> holder(JsonNode entities) {
        var registrants =
                elements(entities, MOST_ENTITIES)
                        .filter(entity -> words(entity.path("roles")).contains("registrant"))
                        .map(RdapNetwork::holderOf)
                        .toList();
        return registrants.stream()
                .filter(holder -> holder.kind().equals("org"))
                .findFirst()
                .or(() -> registrants.stream().findFirst());
    }

    private static Holder holderOf(JsonNode entity) {
        String handle = word(entity, "handle");
        var card = entity.path("vcardArray").path(1);
        String name = property(card, "fn").or(() -> property(card, "org")).orElse(handle);
        return new Holder(handle, name, property(card, "kind").orElse(""));
    }

    /** A jCard's property is an array of name, parameters, type and value (RFC 7095). */
    private static Optional<String> property(JsonNode card, String name) {
        return elements(card, MOST_ENTITIES)
                .filter(property -> property.path(0).asText("").equals(name))
                .map(property -> Wording.plain(property.path(3).asText(""), LONGEST_WORD).strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
