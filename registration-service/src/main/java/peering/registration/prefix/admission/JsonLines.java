package peering.registration.prefix.admission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import peering.kit.problem.CommonProblem;
import peering.kit.problem.KnownProblems;
import peering.registration.web.Problem;

/**
 * Prefixes as JSON: an object with the list {@code prefixes}. An item that is of no use does not
 * spoil the list; it is refused as it would be by itself.
 */
@ApplicationScoped
class JsonLines {
    private final ObjectMapper mapper;

    JsonLines(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    private record Body(List<JsonNode> prefixes) {}

    /**
     * One line per item; at most {@code most} and one more, so that too long a list is seen and not
     * read.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code bulk-unreadable}
     */
    List<Line> read(byte[] json, int most) {
        var items = items(json);
        var lines = new ArrayList<Line>();
        for (int i = 0; i < items.size() && i <= most; i++) lines.add(line(i + 1, items.get(i)));
        return lines;
    }

    private List<JsonNode> items(byte[] json) {
        try {
            var body = mapper.readValue(json, Body.class);
            if (body != null && body.prefixes() != null) return body.prefixes();
            throw unreadable("The list is missing.");
        } catch (IOException broken) {
            throw unreadable("It is not a JSON object with the list and nothing else.");
        }
    }

    private Line line(int number, JsonNode item) {
        var prefix = Optional.ofNullable(item.get("prefix")).map(JsonNode::textValue);
        if (!item.isObject()) {
            var problem = CommonProblem.BODY_MALFORMED.because("Send an object for each prefix.");
            return new Line.Unreadable(number, prefix, problem);
        }
        try {
            return new Line.Readable(number, mapper.treeToValue(item, NewPrefix.class));
        } catch (JsonProcessingException wrong) {
            return new Line.Unreadable(number, prefix, KnownProblems.unreadable(wrong));
        }
    }

    private static RuntimeException unreadable(String why) {
        return Problem.BULK_UNREADABLE.at(
                "prefixes", why, "Send {\"prefixes\": [{\"prefix\": …, \"key\": …}]}.");
    }
}
