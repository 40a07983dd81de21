package peering.journeys.receiver;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Header names as everybody else spells them: the JDK's server writes {@code Webhook-id}. */
final class Headers {
    private Headers() {}

    static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                header -> header.getKey().toLowerCase(Locale.ROOT),
                                header -> List.copyOf(header.getValue()),
                                (first, _) -> first,
                                TreeMap::new));
    }

    static Map<String, String> firsts(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(header -> !header.getValue().isEmpty())
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                header -> header.getValue().getFirst(),
                                (first, _) -> first,
                                TreeMap::new));
    }
}
