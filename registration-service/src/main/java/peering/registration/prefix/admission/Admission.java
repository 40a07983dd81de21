package peering.registration.prefix.admission;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import peering.registration.partner.registered.Grant;
import peering.registration.prefix.DelegatedSpace;
import peering.routing.net.Prefix;

/**
 * Which wishes become claims. They are judged as if they came one by one, in their order, so that a
 * list has the answers that single requests would have had. In this order one may be refused:
 *
 * <pre>
 *   the key opens no such thing ................. KEY_REFUSED, whatever the reason
 *   the organisation has enough prefixes ........ TOO_MANY
 *   the organisation claims it already .......... ALREADY_CLAIMED, by a wish before this one too
 *   another organisation holds overlapping space  TAKEN
 * </pre>
 */
final class Admission {

    enum Objection {
        KEY_REFUSED,
        TOO_MANY,
        ALREADY_CLAIMED,
        TAKEN
    }

    sealed interface Decision {

        /**
         * @param delegated the delegation that it rests on, if any
         */
        record Granted(Wish wish, Grant grant, Optional<DelegatedSpace> delegated)
                implements Decision {}

        record Refused(Objection why) implements Decision {}
    }

    /**
     * What the wishes are held against.
     *
     * @param partnerId the partner of the connection
     * @param grants what the keys stand for, by fingerprint
     * @param room how many prefixes the organisation may still register
     * @param own which of the prefixes it claims already
     * @param taken which of them overlap what another organisation holds
     * @param delegated which of them another organisation has let this one register
     */
    record Grounds(
            String partnerId,
            Map<String, Grant> grants,
            long room,
            Set<Prefix> own,
            Set<Prefix> taken,
            Map<Prefix, DelegatedSpace> delegated) {}

    private final Grounds grounds;
    private final Set<Prefix> claimed;
    private long room;

    private Admission(Grounds grounds) {
        this.grounds = grounds;
        this.claimed = new HashSet<>(grounds.own());
        this.room = grounds.room();
    }

    /** One decision per wish, in their order. */
    static List<Decision> of(List<Wish> wishes, Grounds grounds) {
        var admission = new Admission(grounds);
        var decisions = new ArrayList<Decision>(wishes.size());
        for (Wish wish : wishes) decisions.add(admission.decide(wish));
        return decisions;
    }

    private Decision decide(Wish wish) {
        var grant =
                Optional.ofNullable(grounds.grants().get(wish.key().fingerprint()))
                        .filter(found -> found.opens(wish.prefix(), grounds.partnerId()));
        if (grant.isEmpty()) return new Decision.Refused(Objection.KEY_REFUSED);
        if (room <= 0) return new Decision.Refused(Objection.TOO_MANY);
        if (claimed.contains(wish.prefix())) return new Decision.Refused(Objection.ALREADY_CLAIMED);
        if (grounds.taken().contains(wish.prefix())) return new Decision.Refused(Objection.TAKEN);
        claimed.add(wish.prefix());
        room--;
        var delegated = Optional.ofNullable(grounds.delegated().get(wish.prefix()));
        return new Decision.Granted(wish, grant.get(), delegated);
    }
}
