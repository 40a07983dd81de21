package peering.registration.site;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.UniqueElements;
import peering.registration.web.OneLine;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;

/**
 * An Internet exchange that is reached at a site. {@link ExchangeRules} says what its texts have to
 * be.
 *
 * @param lans the prefixes of its peering LAN, IPv4 and IPv6, in canonical text
 * @param addresses our own addresses on that LAN; may be empty
 */
public record Exchange(
        @NotNull @OneLine @Schema(examples = "AMS-IX") String name,
        @NotNull
                @Size(min = 1, max = 8)
                @UniqueElements
                @Schema(examples = "[\"80.249.208.0/21\", \"2001:7f8:1::/64\"]")
                List<@NotNull @OneLine String> lans,
        @Size(max = 64) @UniqueElements @Schema(examples = "[\"80.249.208.1\"]")
                List<@NotNull @OneLine String> addresses) {

    /** The lists as they are; a missing one is caught by validation, missing addresses are none. */
    public Exchange {
        lans = lans == null ? null : java.util.Collections.unmodifiableList(lans);
        addresses =
                addresses == null ? List.of() : java.util.Collections.unmodifiableList(addresses);
    }

    /** The LAN that the address is on, if it is on one of this exchange. */
    public Optional<Prefix> lanOf(IpAddress address) {
        return lans.stream().map(Prefix::parse).filter(lan -> lan.contains(address)).findFirst();
    }
}
