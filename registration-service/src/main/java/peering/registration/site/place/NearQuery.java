package peering.registration.site.place;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import peering.kit.problem.CommonProblem;
import peering.registration.web.OneLine;

/** The place that a search is about; a {@code @BeanParam}. */
public class NearQuery {
    /** Half the way around the Earth, rounded up. */
    static final int MOST_KM = 20_016;

    private static final String DEGREES = "(-?\\d{1,3}(?:\\.\\d{1,15})?)";
    private static final Pattern FORM = Pattern.compile(DEGREES + "," + DEGREES);

    @QueryParam("near")
    @OneLine
    @Parameter(
            description = "Latitude and longitude in degrees; the nearest come first then.",
            example = "48.2082,16.3738")
    public String near;

    @QueryParam("within")
    @Min(1)
    @Max(MOST_KM)
    @Parameter(description = "The most kilometres from there.", example = "1000")
    public Integer within;

    /** Empty if no place is asked about; refused if it is none, or a distance comes without one. */
    public Optional<Near> asked() {
        if (near != null) {
            return Optional.of(new Near(coordinates(near), Optional.ofNullable(within)));
        }
        if (within == null) return Optional.empty();
        throw CommonProblem.FIELD_INVALID.at(
                "within", "A distance needs a place.", "Send near=latitude,longitude as well.");
    }

    /** {@link #asked} where there is no answer without a place: refused if none is named. */
    public Near needed() {
        return asked().orElseThrow(() ->
                CommonProblem.FIELD_INVALID.at(
                        "near", "No place is named.", "Send near=latitude,longitude."));
    }

    /**
     * What a parameter {@code near} means.
     *
     * @param text degrees, {@code latitude,longitude}; anything else is refused
     */
    public static Coordinates coordinates(String text) {
        var form = FORM.matcher(text);
        if (form.matches()) {
            double latitude = Double.parseDouble(form.group(1));
            double longitude = Double.parseDouble(form.group(2));
            if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
                return new Coordinates(latitude, longitude);
            }
        }
        throw CommonProblem.FIELD_INVALID.at(
                "near",
                "This is no place on Earth.",
                "Send latitude,longitude in degrees, such as 48.2082,16.3738.");
    }
}
