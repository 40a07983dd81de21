package peering.validator.source.rdap;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import peering.kit.feed.Feed;
import peering.validator.evidence.CouldNotAsk;

/**
 * The bootstrap in force. Its files are read when the first question comes and again when they have
 * become old; one that cannot be read leaves what it said before.
 */
final class Registries {
    private static final Logger LOG = Logger.getLogger(Registries.class);
    private static final Duration TRY_AGAIN = Duration.ofMinutes(1);

    private final List<Part> parts;
    private final Duration refresh;

    Registries(List<String> locations, Duration refresh, Duration timeout) {
        this.refresh = refresh;
        this.parts =
                locations.stream()
                        .map(location -> new Part(Feed.at(location, timeout, Bootstrap::read)))
                        .toList();
    }

    /**
     * @throws CouldNotAsk if some file could not be read yet: a half of the world is not enough to
     *     say that nobody has a prefix
     */
    synchronized Bootstrap at(Instant now) throws CouldNotAsk {
        for (var part : parts) part.refresh(now);
        return Bootstrap.all(parts.stream().map(part -> part.content));
    }

    private final class Part {
        private final Feed<Bootstrap> feed;
        private String tag = "";
        private Bootstrap content;
        private Instant due = Instant.MIN;

        private Part(Feed<Bootstrap> feed) {
            this.feed = feed;
        }

        private void refresh(Instant now) throws CouldNotAsk {
            if (now.isBefore(due)) {
                if (content == null) throw none("was not readable and is left alone for a while");
                return;
            }
            try {
                if (feed.read(tag) instanceof Feed.Reading.Fresh<Bootstrap>(var fresh, var state)) {
                    content = fresh;
                    tag = state;
                }
                due = now.plus(refresh);
            } catch (IOException broken) {
                failed(now, broken);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw none("was not read to its end, as we are to stop");
            }
        }

        private void failed(Instant now, IOException broken) throws CouldNotAsk {
            due = now.plus(TRY_AGAIN);
            if (content == null) throw none("cannot be read: " + broken.getMessage());
            LOG.warnf("%s cannot be read, what it said stays: %s", feed.location(), broken);
        }

        private CouldNotAsk none(String why) {
            return new CouldNotAsk(
                    "no-bootstrap",
                    "The list of registries, " + feed.location() + ", " + why + ".");
        }
    }
}
