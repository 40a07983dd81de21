package peering.alerting.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A time of the day in which nothing is told; what is still open at its end is told then.
 *
 * @param from its start by the clocks of {@code zone}; a {@code to} that is not later means the
 *     next day
 * @param days on which it starts; null or empty: every day
 * @param criticalToo whether critical alerts wait, too; null: they do not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuietHours(
        @NotNull @Pattern(regexp = TIME) @Schema(description = "Hours and minutes, such as 22:00.")
                String from,
        @NotNull @Pattern(regexp = TIME) @Schema(description = "Hours and minutes, such as 07:00.")
                String to,
        @NotNull @Schema(type = SchemaType.STRING, examples = "Europe/Amsterdam") ZoneId zone,
        @Size(max = 7) Set<@NotNull DayOfWeek> days,
        Boolean criticalToo) {
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

    public QuietHours {
        days = days == null ? Set.of() : Set.copyOf(days);
    }

    /** The end of the quiet time that {@code now} is in; empty if it is in none. */
    public Optional<Instant> endIfQuiet(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return within(today, now).or(() -> within(today.minusDays(1), now));
    }

    private Optional<Instant> within(LocalDate startsOn, Instant now) {
        if (!days.isEmpty() && !days.contains(startsOn.getDayOfWeek())) return Optional.empty();
        var begins = LocalTime.parse(from);
        var ends = LocalTime.parse(to);
        LocalDate endsOn = ends.isAfter(begins) ? startsOn : startsOn.plusDays(1);
        Instant start = startsOn.atTime(begins).atZone(zone).toInstant();
        Instant end = endsOn.atTime(ends).atZone(zone).toInstant();
        boolean inside = !now.isBefore(start) && now.isBefore(end);
        return inside ? Optional.of(end) : Optional.empty();
    }
}
