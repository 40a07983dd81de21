package peering.routing.rtr;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One connection to a cache, from our first question to its end. Not for several threads.
 *
 * <pre>
 *   opened ......................... everything is asked for (Reset Query): a session that is resumed
 *                                    may be another one under the same id, and its serial mean another
 *                                    table
 *   Cache Response … End of Data ... an answer; it counts when it is whole, and until then what was
 *                                    known before goes on
 *   Serial Notify .................. the news are asked for; ignored before the first answer and
 *                                    within one
 *   refresh has passed ............. the news are asked for
 *   a day has passed ............... everything is asked for
 *   Cache Reset, another session ... everything is asked for
 *   silence for a minute where an
 *   answer is due, an answer of ten
 *   minutes, a fault, an Error
 *   Report ......................... the end; nothing that was known is lost by it
 *   an ASPA in another layout ...... the end, and again in version 1: older caches speak a version 2
 *                                    of their own, from a draft with other ASPAs
 * </pre>
 *
 * The version is the one that we ask with, or a lower one in which the cache answers; after its
 * first answer no other is taken (RFC 8210 section 7).
 */
public final class RtrConnection {
    /** The highest version that we speak. */
    public static final int HIGHEST = 2;

    static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);
    static final Duration LONGEST_ANSWER = Duration.ofMinutes(10);
    static final Duration WHOLE_AFTER = Duration.ofDays(1);
    private static final byte[] NO_PDU = {};

    private final Outlet outlet;
    private final RtrFrames frames = new RtrFrames();
    private int version;
    private boolean agreed;
    private State state = State.ASKING_ALL;
    private Optional<RtrData> data = Optional.empty();
    private RtrAnswer answer;
    private Instant askedAt;
    private Instant heardAt;
    private Instant answeredAt;
    private Instant wholeAt;
    private Optional<RtrEnd> end = Optional.empty();

    private enum State {
        ASKING_ALL,
        ASKING_NEWS,
        ANSWERED,
        AT_REST
    }

    /** Where it speaks to. */
    public interface Outlet {
        /** To the cache. */
        void send(byte[] bytes);

        /** The cache's whole word, as of now. */
        void told(RtrData data);
    }

    /**
     * @param version that we ask with, 0 to {@value #HIGHEST}
     */
    public RtrConnection(int version, Outlet outlet) {
        if (version < 0 || version > HIGHEST) {
            throw new IllegalArgumentException("no version " + version);
        }
        this.version = version;
        this.outlet = outlet;
    }

    /** The transport is there. */
    public void opened(Instant now) {
        askAll(now);
    }

    /**
     * Bytes came.
     *
     * @param to first byte not taken
     */
    public void received(byte[] bytes, int from, int to, Instant now) {
        heardAt = now;
        try {
            frames.feed(bytes, from, to, (pdu, first, behind) -> take(pdu, first, behind, now));
        } catch (RtrFault fault) {
            end(fault, NO_PDU);
        }
    }

    /** Nothing happened for a while; to be called about once a second. */
    public void passed(Instant now) {
        if (end.isPresent()) return;
        minded(now);
        if (state != State.AT_REST) {
            if (isOver(heardAt, LONGEST_SILENCE, now)) {
                end = Optional.of(RtrEnd.because("it was silent where an answer was due"));
            } else if (isOver(askedAt, LONGEST_ANSWER, now)) {
                end = Optional.of(RtrEnd.because("its answer does not end"));
            }
        } else if (isOver(wholeAt, WHOLE_AFTER, now)) {
            askAll(now);
        } else if (isOver(answeredAt, data.orElseThrow().timers().refresh(), now)) {
            askNews(now);
        }
    }

    /** A clock that is set back would have us wait for what it had shown: it counts from now. */
    private void minded(Instant now) {
        heardAt = earlier(heardAt, now);
        askedAt = earlier(askedAt, now);
        if (answeredAt != null) answeredAt = earlier(answeredAt, now);
        if (wholeAt != null) wholeAt = earlier(wholeAt, now);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static boolean isOver(Instant since, Duration time, Instant now) {
        return !now.isBefore(since.plus(time));
    }

    /** Why it has to be closed; empty while it goes on. */
    public Optional<RtrEnd> end() {
        return end;
    }

    /** In which version the two speak, or we ask. */
    public int version() {
        return version;
    }

    private void askAll(Instant now) {
        askedAt = now;
        heardAt = now;
        state = State.ASKING_ALL;
        outlet.send(RtrEncoder.resetQuery(version));
    }

    private void askNews(Instant now) {
        askedAt = now;
        heardAt = now;
        var known = data.orElseThrow();
        state = State.ASKING_NEWS;
        outlet.send(RtrEncoder.serialQuery(version, known.session(), known.serial()));
    }

    private boolean take(byte[] bytes, int from, int to, Instant now) {
        if (end.isPresent()) return false;
        try {
            int its = bytes[from] & 0xFF;
            boolean report = (bytes[from + 1] & 0xFF) == RtrDecoder.ERROR_REPORT;
            if (!report && !agree(its, bytes[from + 1] & 0xFF)) return true;
            take(RtrDecoder.decode(bytes, from, to), its, now);
        } catch (RtrFault fault) {
            end(fault, Arrays.copyOfRange(bytes, from, to));
        }
        return end.isEmpty();
    }

    /**
     * Whether a PDU in this version is to be looked at.
     *
     * @throws RtrFault if there is no going on with it
     */
    private boolean agree(int its, int type) {
        if (agreed) {
            if (its == version) return true;
            throw new RtrFault(
                    RtrError.UNEXPECTED_VERSION,
                    "version %d where %d was agreed".formatted(its, version));
        }
        // What there is to notify comes with the first answer, in whatever version.
        if (type == RtrDecoder.SERIAL_NOTIFY) return false;
        if (its > version) {
            throw new RtrFault(
                    its > HIGHEST ? RtrError.UNSUPPORTED_VERSION : RtrError.UNEXPECTED_VERSION,
                    "version %d where %d was asked".formatted(its, version));
        }
        version = its;
        agreed = true;
        return true;
    }

    private void take(RtrPdu pdu, int its, Instant now) {
        switch (pdu) {
            case RtrPdu.SerialNotify notify -> notified(notify, now);
            case RtrPdu.CacheResponse response -> answerBegins(response);
            case RtrPdu.PrefixChange change -> answer("a prefix").take(change);
            case RtrPdu.AspaChange change -> answer("an ASPA").take(change);
            case RtrPdu.RouterKey _ -> answer("a router key");
            case RtrPdu.EndOfData last -> answerEnds(last, now);
            case RtrPdu.CacheReset _ -> reset(now);
            case RtrPdu.ErrorReport report -> reported(report, its);
            case RtrPdu.SerialQuery _, RtrPdu.ResetQuery _ ->
                    throw new RtrFault(RtrError.INVALID_REQUEST, "a cache asks a router nothing");
        }
    }

    private void notified(RtrPdu.SerialNotify notify, Instant now) {
        if (state != State.AT_REST) return;
        var known = data.orElseThrow();
        if (notify.session() != known.session()) askAll(now);
        else if (RtrSerial.isBefore(known.serial(), notify.serial())) askNews(now);
    }

    private void answerBegins(RtrPdu.CacheResponse response) {
        answer =
                switch (state) {
                    case ASKING_ALL -> RtrAnswer.whole(response.session());
                    case ASKING_NEWS -> news(response);
                    case ANSWERED, AT_REST ->
                            throw new RtrFault(
                                    RtrError.CORRUPT_DATA, "an answer that nobody asked for");
                };
        state = State.ANSWERED;
    }

    private RtrAnswer news(RtrPdu.CacheResponse response) {
        var known = data.orElseThrow();
        if (response.session() == known.session()) return RtrAnswer.since(known);
        throw new RtrFault(
                RtrError.CORRUPT_DATA,
                "session %d was asked, session %d answers"
                        .formatted(known.session(), response.session()));
    }

    private RtrAnswer answer(String what) {
        if (state == State.ANSWERED) return answer;
        throw new RtrFault(RtrError.CORRUPT_DATA, what + " outside of an answer");
    }

    private void answerEnds(RtrPdu.EndOfData last, Instant now) {
        var before = data.map(RtrData::timers).orElse(RtrTimers.USUAL);
        var next = answer("an End of Data").end(version, last, before);
        if (answer.isWhole()) wholeAt = now;
        answer = null;
        data = Optional.of(next);
        answeredAt = now;
        state = State.AT_REST;
        outlet.told(next);
    }

    private void reset(Instant now) {
        if (state != State.ASKING_NEWS) {
            throw new RtrFault(RtrError.CORRUPT_DATA, "a Cache Reset that answers no question");
        }
        askAll(now);
    }

    /** An error is never answered with an error. */
    private void reported(RtrPdu.ErrorReport report, int its) {
        var error = RtrError.of(report.code());
        boolean lower = error.filter(RtrError.UNSUPPORTED_VERSION::equals).isPresent();
        String why =
                "it reports %s%s"
                        .formatted(
                                error.map(Enum::name).orElse("error " + report.code()),
                                report.text().isEmpty() ? "" : ": " + report.text());
        boolean again = lower && !agreed && its < version;
        end = Optional.of(new RtrEnd(why, again ? OptionalInt.of(its) : OptionalInt.empty()));
    }

    private void end(RtrFault fault, byte[] pdu) {
        boolean about = pdu.length > 1 && (pdu[1] & 0xFF) == RtrDecoder.ERROR_REPORT;
        if (!about) outlet.send(RtrEncoder.error(version, fault.error(), pdu, fault.getMessage()));
        end = Optional.of(new RtrEnd(fault.getMessage(), withoutAspas(fault, pdu)));
    }

    private OptionalInt withoutAspas(RtrFault fault, byte[] pdu) {
        boolean aspa = pdu.length > 1 && (pdu[1] & 0xFF) == RtrDecoder.ASPA;
        return aspa && version == HIGHEST && fault.error() == RtrError.CORRUPT_DATA
                ? OptionalInt.of(HIGHEST - 1)
                : OptionalInt.empty();
    }
}
