package peering.telemetry.session;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
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

    /** Goes to every partition, since any peer may be concerned. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "of")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = OfPrefix.class, name = "prefix"),
        @JsonSubTypes.Type(value = OfSession.class, name = "session"),
        @JsonSubTypes.Type(value = Passed.class, name = "passed")
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

    /**
     * Time has passed: whatever was written before has been read.
     *
     * @param at our clock when it was written
     */
    record Passed(Instant at) implements Word {}
}
