package peering.validator.source.rdap;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The wish of a server to be left alone (RFC 9110 section 10.2.3). */
final class RetryAfter {
    /** Who says nothing, or nothing that can be read. */
    static final Duration UNSAID = Duration.ofMinutes(1);

    private static final Duration MOST = Duration.ofHours(24);

    private RetryAfter() {}

    /**
     * @param text seconds or a date; empty if there was none
     * @return one second to one day
     */
    static Duration read(String text, Instant now) {
        String wish = text.strip();
        if (wish.matches("[0-9]{1,9}")) return within(Duration.ofSeconds(Long.parseLong(wish)));
        try {
            var date = ZonedDateTime.parse(wish, DateTimeFormatter.RFC_1123_DATE_TIME);
            return within(Duration.between(now, date.toInstant()));
        } catch (DateTimeException noDate) {
            return UNSAID;
        }
    }

    private static Duration within(Duration wish) {
        if (wish.compareTo(MOST) > 0) return MOST;
        return wish.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wish;
    }
}
