package peering.registration.prefix.admission;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Optional;

/** One prefix of a list, as far as it can be read. */
sealed interface Line {

    /** In a CSV file the row, where the header is row 1; in a JSON list the place, from 1. */
    int number();

    /** The prefix as it was sent; empty if there was no text for it. */
    Optional<String> prefix();

    record Readable(int number, NewPrefix body) implements Line {
        @Override
        public Optional<String> prefix() {
            return Optional.ofNullable(body.prefix());
        }
    }

    /** Refused for its form alone. */
    record Unreadable(int number, Optional<String> prefix, HttpProblem why) implements Line {}
}
