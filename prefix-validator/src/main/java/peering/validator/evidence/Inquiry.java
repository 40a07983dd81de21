package peering.validator.evidence;

import java.time.Duration;

/**
 * A source that has to be asked about each claim and may take its time: a routing registry, a
 * number registry, the DNS. One class each, called on a thread that may wait.
 *
 * @param <A> the answer: a record that JSON can hold, and an old version of it can be read. It says
 *     what was seen; what that means is for a check to say
 */
public interface Inquiry<A> {
    /** Stable and short, such as {@code irr}: the key under which the answer is kept. */
    String kind();

    Class<A> answer();

    /** False if this installation was not told whom to ask; then nobody asks. */
    boolean configured();

    /**
     * Asks, within the source's own limits of time and size.
     *
     * @throws CouldNotAsk if nothing can be said: not reached, refused, answered with nonsense.
     *     That something does not exist is an answer, no failure
     */
    A ask(Question question) throws CouldNotAsk;

    /**
     * As {@link #ask}, of a question that was answered before: a source that can tells that nothing
     * has changed.
     *
     * @param before what was said then
     */
    default A askAgain(Question question, A before) throws CouldNotAsk {
        return ask(question);
    }

    /**
     * As {@link #ask}, beside the claims, while somebody of the organisation waits. A source that
     * is asked no faster than it may be sees to it that this does not take the claims' turns.
     */
    default A askAside(Question question) throws CouldNotAsk {
        return ask(question);
    }

    /** How long a question may take at the most, with all that it has to wait for. */
    Duration longest();

    /** How long the answer holds before it is asked for again. */
    Duration holds(A answer);
}
