package peering.alerting.format;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import peering.contract.Trouble.Severity;

/**
 * Alerts that are told together.
 *
 * @param key the group's identity over all its tellings; one longer than {@value #LONGEST_KEY}
 *     characters is shortened to its beginning and a hash
 * @param labels that its alerts have in common and by which they were grouped, the first {@value
 *     #MOST_LABELS}
 * @param notices at least one, the most important first
 */
record Group(String key, SortedMap<String, String> labels, List<Notice> notices) {
    static final String TYPE = "alerts.group";
    static final int LONGEST_KEY = 255;
    static final int MOST_LABELS = 20;
    private static final int LONGEST_LABEL = 200;
    private static final int HASH = 64;

    Group {
        if (notices.isEmpty()) throw new IllegalArgumentException("a group of nothing");
        key = shortened(key, LONGEST_KEY);
        labels = bounded(labels);
        notices = List.copyOf(notices);
    }

    /** Over when each of its alerts is. */
    boolean over() {
        return notices.stream().allMatch(Notice::over);
    }

    /** Of the worst that is still open; of the worst of all when the group is over. */
    Severity severity() {
        return notices.stream()
                .filter(notice -> over() || !notice.over())
                .map(Notice::severity)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** When the latest of what it tells happened. */
    Instant timestamp() {
        return notices.stream()
                .map(notice -> notice.message().timestamp())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** When the first of its troubles began. */
    Instant startedAt() {
        return notices.stream().map(Notice::startedAt).min(Comparator.naturalOrder()).orElseThrow();
    }

    long open() {
        return notices.stream().filter(notice -> !notice.over()).count();
    }

    /** The text, or its beginning and a hash of all of it: an identity may not lose its end. */
    static String shortened(String identity, int most) {
        if (identity.length() <= most) return identity;
        return identity.substring(0, most - HASH - 1) + "~" + sha256(identity);
    }

    static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }

    /** At most {@value #MOST_LABELS} labels of at most 200 characters. */
    static SortedMap<String, String> bounded(SortedMap<String, String> labels) {
        var few = new TreeMap<String, String>();
        labels.entrySet().stream()
                .limit(MOST_LABELS)
                .forEach(label ->
                        few.put(
                                Message.cut(label.getKey(), LONGEST_LABEL),
                                Message.cut(label.getValue(), LONGEST_LABEL)));
        return Collections.unmodifiableSortedMap(few);
    }
}
