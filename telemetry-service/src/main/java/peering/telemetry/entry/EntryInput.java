package peering.telemetry.entry;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import peering.contract.ConnectionFact;
import peering.contract.ReceivedRouteFact;
import peering.contract.SessionFact;
import peering.contract.SiteFact;
import peering.routing.net.Prefix;
import peering.routing.net.PrefixTextException;
import peering.telemetry.watched.WatchPolicy;

/** What {@link EntryStage} hears. Routes come to one partition, by prefix; words go to all. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "of")
@JsonSubTypes({
    @JsonSubTypes.Type(value = EntryInput.OfRoute.class, name = "route"),
    @JsonSubTypes.Type(value = EntryInput.OfSession.class, name = "session"),
    @JsonSubTypes.Type(value = EntryInput.OfSite.class, name = "site"),
    @JsonSubTypes.Type(value = EntryInput.OfConnection.class, name = "connection"),
    @JsonSubTypes.Type(value = EntryInput.OfPolicy.class, name = "policy")
})
public sealed interface EntryInput {

    /**
     * @param prefix as text, as in the fact's key
     * @param route empty if it is not announced
     */
    record OfRoute(String sessionId, String prefix, Optional<ReceivedRouteFact> route)
            implements EntryInput {}

    /**
     * @param session empty unless it is active
     */
    record OfSession(String sessionId, Optional<SessionFact> session) implements EntryInput {}

    /**
     * @param site empty if it was removed
     */
    record OfSite(String siteId, Optional<SiteFact> site) implements EntryInput {}

    record OfConnection(String connectionId, Optional<ConnectionFact> connection)
            implements EntryInput {}

    /**
     * @param policy empty if it was taken back
     */
    record OfPolicy(String prefixId, Optional<WatchPolicy> policy) implements EntryInput {}

    /**
     * What the topic of received routes says under this key, of the form {@code sessionId prefix}.
     *
     * @param fact empty for a tombstone
     * @return empty if the key has another form: what is remembered under it could never be looked
     *     at
     */
    static Optional<OfRoute> route(String key, Optional<ReceivedRouteFact> fact) {
        int space = key == null ? -1 : key.lastIndexOf(' ');
        if (space <= 0 || !isPrefix(key.substring(space + 1))) return Optional.empty();
        return Optional.of(
                new OfRoute(
                        key.substring(0, space),
                        key.substring(space + 1),
                        fact.filter(one -> one.state() == ReceivedRouteFact.State.Announced)));
    }

    private static boolean isPrefix(String text) {
        try {
            Prefix.parse(text);
            return true;
        } catch (PrefixTextException none) {
            return false;
        }
    }

    static Optional<SessionFact> active(SessionFact fact) {
        return Optional.of(fact).filter(one -> one.state() == SessionFact.State.Active);
    }

    static Optional<SiteFact> there(SiteFact fact) {
        return Optional.of(fact).filter(one -> one.removedAt().isEmpty());
    }
}
