package peering.registration.prefix;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import peering.contract.PrefixFact.Standing;
import peering.registration.partner.registered.PublicPrefix;
import peering.registration.web.Filter;
import peering.registration.web.Id;
import peering.registration.web.Times;
import peering.routing.net.Place;
import peering.routing.net.Prefix;

/** Which prefixes are asked for; a {@code @BeanParam}. All conditions have to hold. */
public class PrefixFilter {
    @QueryParam("standing")
    @Parameter(description = "All but Released ones if left out.")
    public Standing standing;

    @QueryParam("partnerId")
    @Size(max = 100)
    public String partnerId;

    @QueryParam("family")
    @Parameter(description = "Only IPv4, or only IPv6.")
    public Prefix.Family family;

    @QueryParam("prefix")
    @Size(max = 100)
    @Parameter(description = "Exactly this prefix.")
    @Schema(examples = "205.251.192.0/23")
    public String prefix;

    @QueryParam("covering")
    @Size(max = 100)
    @Parameter(description = "Those that this prefix lies in, and itself.")
    public String covering;

    @QueryParam("within")
    @Size(max = 100)
    @Parameter(description = "Those that lie in this prefix, and itself.")
    public String within;

    @QueryParam("changedSince")
    @Parameter(description = "Those whose standing changed at this time (RFC 3339) or later.")
    public Instant changedSince;

    /** Adds the conditions; refuses what is no prefix or no id. */
    void narrow(Filter filter) {
        if (standing == null) filter.and("standing <> 'Released'");
        filter.andIf("standing = :standing", "standing", standing)
                .andIf("partnerId = :partner", "partner", known(partnerId))
                .andIf("prefix = :prefix", "prefix", exactly())
                .andIf("prefix in :around", "around", around())
                .andIf(
                        "standingSince >= :since",
                        "since",
                        Times.bounded("changedSince", changedSince));
        if (family != null) in(filter, "family", Place.of(family));
        if (within != null) in(filter, "within", Place.within(parsed("within", within)));
    }

    private static void in(Filter filter, String name, Place place) {
        filter.and("place >= :" + name + "From", name + "From", place.from())
                .and("place <= :" + name + "To", name + "To", place.to());
    }

    private static String known(String id) {
        return id == null ? null : Id.known(id);
    }

    private String exactly() {
        return prefix == null ? null : parsed("prefix", prefix).toString();
    }

    private List<String> around() {
        return covering == null ? null : Place.around(parsed("covering", covering));
    }

    private static Prefix parsed(String parameter, String text) {
        return PublicPrefix.parse(parameter, text);
    }
}
