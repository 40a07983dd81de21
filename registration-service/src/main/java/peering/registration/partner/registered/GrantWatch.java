package peering.registration.partner.registered;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * What rests on the partners' keys. The room of the customers' prefixes answers it, so that a
 * registration can be changed, or refused its end, without knowing them. Called within the
 * transaction of the change.
 */
public interface GrantWatch {
    /**
     * The claims that rest on the registration and are not released, for people: id and prefix of
     * each, at most {@code most}.
     *
     * @param registrationId of a registered prefix or a registered ASN
     */
    Uni<List<String>> claimsOn(String registrationId, int most);

    /** Has every claim that rests on the registration judged anew, because it has changed. */
    Uni<Void> changed(String registrationId);
}
