package peering.kit.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Where a table of somebody else's is read from.
 *
 * @param <T> what is made of its bytes
 */
public interface Feed<T> {

    /** What one look at the source gave. */
    sealed interface Reading<T> {
        /** Nothing new since the tag that was given. */
        record Unchanged<T>() implements Reading<T> {}

        /**
         * @param tag to be handed in the next time; says which state of the source this is
         */
        record Fresh<T>(T content, String tag) implements Reading<T> {}
    }

    /** Makes a table of bytes; bounds what it takes. */
    @FunctionalInterface
    interface Parser<T> {
        /**
         * @param in not to be closed
         * @throws IOException if reading fails, or it is no whole table
         */
        T read(InputStream in) throws IOException;
    }

    /**
     * @param location a file, or an http or https URL
     * @param timeout for the whole exchange over HTTP, connect to last byte
     */
    static <T> Feed<T> at(String location, Duration timeout, Parser<T> parser) {
        return location.startsWith("http://") || location.startsWith("https://")
                ? new HttpFeed<>(URI.create(location), timeout, parser)
                : new FileFeed<>(Path.of(location), parser);
    }

    /** An address for people: without a name and password that may stand in it. */
    static String shown(URI uri) {
        String secret = uri.getRawUserInfo();
        String text = uri.toString();
        return secret == null ? text : text.replaceFirst(Pattern.quote(secret + "@"), "");
    }

    /**
     * @param tag of the state that is known already; empty for none
     * @throws IOException if the source cannot be read, or holds no whole table
     */
    Reading<T> read(String tag) throws IOException, InterruptedException;

    /** What the feed reads, for people. */
    String location();
}
