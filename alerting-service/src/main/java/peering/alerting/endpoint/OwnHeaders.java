package peering.alerting.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Headers that a customer adds to every request to an endpoint, such as a token for its gateway.
 * Their values are secrets: they are kept encrypted and never shown again.
 *
 * <p>Whatever decides where a request goes, how long it is or what it means is not theirs to set,
 * or a receiver would be told two things at once (RFC 9110, section 7.6.1; RFC 9112, section 6).
 *
 * @param byName names in lower case
 */
record OwnHeaders(SortedMap<String, String> byName) {
    static final int MOST = 10;
    static final int LONGEST_NAME = 100;
    static final int LONGEST_VALUE = 4096;

    /** A token (RFC 9110, section 5.6.2). */
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** Visible ASCII, with blanks inside: no line can be ended, no other header begun. */
    private static final Pattern VALUE = Pattern.compile("[!-~]([ -~]*[!-~])?");

    private static final Set<String> RESERVED =
            Set.of(
                    "accept-encoding",
                    "connection",
                    "date",
                    "expect",
                    "forwarded",
                    "host",
                    "keep-alive",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "user-agent",
                    "via");
    private static final Set<String> RESERVED_STEMS =
            Set.of("content-", "webhook-", "svix-", "ce-", "proxy-", "sec-", "x-forwarded-");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, String>> SHAPE = new TypeReference<>() {};

    /** What a customer's wish turned out to be. */
    sealed interface Verdict {
        record Usable(OwnHeaders headers) implements Verdict {}

        /** Names a header's name, never its value. */
        record Refused(String why, String remedy) implements Verdict {}
    }

    static Verdict judge(Map<String, String> wanted) {
        if (wanted.size() > MOST) {
            return new Verdict.Refused(
                    "there are " + wanted.size() + " headers", "at most " + MOST);
        }
        var kept = new TreeMap<String, String>();
        for (var header : wanted.entrySet()) {
            var refused = objection(header.getKey(), header.getValue());
            if (refused.isPresent()) return refused.get();
            if (kept.put(lower(header.getKey()), header.getValue()) != null) {
                return new Verdict.Refused(
                        "'" + header.getKey() + "' is there twice", "write each name once");
            }
        }
        return new Verdict.Usable(new OwnHeaders(kept));
    }

    private static Optional<Verdict> objection(String name, String value) {
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            return refused("one name is no header's name", "use letters, digits and hyphens");
        }
        if (isReserved(lower(name))) {
            return refused("'" + name + "' is set by the sender", "leave it out");
        }
        if (value == null || value.length() > LONGEST_VALUE || !VALUE.matcher(value).matches()) {
            return refused(
                    "the value of '" + name + "' cannot stand in a header",
                    "use 1 to 4096 visible ASCII characters, blanks only between them");
        }
        return Optional.empty();
    }

    private static Optional<Verdict> refused(String why, String remedy) {
        return Optional.of(new Verdict.Refused(why, remedy));
    }

    private static boolean isReserved(String name) {
        return RESERVED.contains(name) || RESERVED_STEMS.stream().anyMatch(name::startsWith);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    /** The names, sorted, with a comma between: no name can hold one. */
    String names() {
        return String.join(",", byName.keySet());
    }

    /** To be sealed. */
    String text() {
        try {
            return JSON.writeValueAsString(byName);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError("texts are JSON", impossible);
        }
    }

    /** What {@link #text} wrote. */
    static OwnHeaders read(String text) {
        try {
            return new OwnHeaders(JSON.readValue(text, SHAPE));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("headers that were not written here", unreadable);
        }
    }

    @Override
    public String toString() {
        return "headers " + names();
    }
}
