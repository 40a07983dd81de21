package peering.alerting.delivery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header Retry-After: seconds, or a date (RFC 9110, section 10.2.3). */
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private RetryAfter() {}

    /**
     * @param header null if there was none; what cannot be read counts as none
     */
    static Optional<Duration> read(String header, Instant now) {
        if (header == null) return Optional.empty();
        String text = header.strip();
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            var wish = Duration.between(now, date.toInstant());
            return wish.isNegative() ? Optional.empty() : Optional.of(wish);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
