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

    /** How long the answer holds before it is asked for again. */
    Duration holds(A answer);
}
