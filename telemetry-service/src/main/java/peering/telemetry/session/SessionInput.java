package peering.telemetry.session;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import peering.routing.net.Prefix;

/** What {@link SessionStage} hears. */
public sealed interface SessionInput {

    /**
     * An MRT record of a router, under the key of its collector and peer.
     *
     * @param record not looked into yet
     */
    record Heard(byte[] record) implements SessionInput {}

    /** Of registration; goes to every partition, since any peer may be concerned. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "of")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = OfPrefix.class, name = "prefix"),
        @JsonSubTypes.Type(value = OfSession.class, name = "session")
    })
    sealed interface Word extends SessionInput {}

    /**
     * @param prefix empty if it is not registered any more
     */
    record OfPrefix(String prefixId, Optional<Prefix> prefix) implements Word {}

    /**
     * @param session empty if it is not active
     */
    record OfSession(String sessionId, Optional<OwnSession> session) implements Word {}
}
