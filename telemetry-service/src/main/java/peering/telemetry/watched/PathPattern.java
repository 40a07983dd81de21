package peering.telemetry.watched;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import peering.routing.net.Asn;

/**
 * What a path has to look like, network by network from the peer to the origin, prepending folded.
 *
 * <pre>
 *   64500        that network
 *   64500|64501  one of these
 *   ?            any one
 *   *            any number of any, also none
 * </pre>
 *
 * <p>{@code * 64500|64501 64502}: whatever it is, it comes from 64502 through one of two. No
 * regular expression, so that no pattern takes more than (words times networks) steps.
 */
public final class PathPattern {
    private static final int LONGEST_TEXT = 500;
    private static final int MOST_WORDS = 50;

    private final String text;
    private final List<Word> words;

    /**
     * @param any how many of any network: 0 for {@code named}, 1 for one, -1 for any number
     */
    private record Word(int any, Set<Long> named) {
        boolean takes(long asn) {
            return any != 0 || named.contains(asn);
        }
    }

    private PathPattern(String text, List<Word> words) {
        this.text = text;
        this.words = words;
    }

    /**
     * @throws IllegalArgumentException says what is wrong
     */
    @JsonCreator
    public static PathPattern parse(String text) {
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "a pattern has 1 to " + LONGEST_TEXT + " characters");
        }
        var words = text.strip().split(" +");
        if (words.length > MOST_WORDS) {
            throw new IllegalArgumentException("a pattern has at most " + MOST_WORDS + " words");
        }
        return new PathPattern(
                String.join(" ", words), Arrays.stream(words).map(PathPattern::word).toList());
    }

    private static Word word(String text) {
        return switch (text) {
            case "*" -> new Word(-1, Set.of());
            case "?" -> new Word(1, Set.of());
            default ->
                    new Word(
                            0,
                            Arrays.stream(text.split("\\|", -1))
                                    .map(asn -> Asn.parse(asn).value())
                                    .collect(Collectors.toSet()));
        };
    }

    /**
     * @param networks from the peer to the origin, none twice in a row
     */
    public boolean matches(List<Long> networks) {
        // reached[i]: the first i words take the networks so far.
        boolean[] reached = new boolean[words.size() + 1];
        reached[0] = true;
        skipStars(reached);
        for (long network : networks) reached = after(reached, network);
        return reached[words.size()];
    }

    private boolean[] after(boolean[] before, long network) {
        boolean[] reached = new boolean[before.length];
        for (int i = 0; i < words.size(); i++) {
            if (!before[i] || !words.get(i).takes(network)) continue;
            if (words.get(i).any < 0) reached[i] = true;
            else reached[i + 1] = true;
        }
        skipStars(reached);
        return reached;
    }

    private void skipStars(boolean[] reached) {
        for (int i = 0; i < words.size(); i++) {
            if (reached[i] && words.get(i).any < 0) reached[i + 1] = true;
        }
    }

    /** What {@link #parse} reads. */
    @JsonValue
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathPattern pattern && text.equals(pattern.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
