package peering.registration.web;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import peering.kit.problem.CommonProblem;

/**
 * Ids that say what they are wherever they are pasted: {@code pfx_0197f3…}.
 *
 * <p>After the prefix come 48 bits of time and 80 of chance, in hexadecimal, so that ids sort by
 * age: a list ordered by id is a list ordered by creation, and its last id is the cursor.
 */
public final class Id {
    private static final SecureRandom CHANCE = new SecureRandom();
    private static final Pattern FORM = Pattern.compile("[a-z]{3,4}_[0-9a-f]{32}");

    private Id() {}

    /**
     * @param kind such as {@code pfx_}
     */
    public static String fresh(String kind, Instant now) {
        byte[] chance = new byte[10];
        CHANCE.nextBytes(chance);
        return kind + "%012x".formatted(now.toEpochMilli()) + HexFormat.of().formatHex(chance);
    }

    /** False for anything that we never gave out; such text is not even shown to the database. */
    public static boolean isOne(String text) {
        return text != null && FORM.matcher(text).matches();
    }

    /** The id, or the answer that there is no such thing. */
    public static String known(String text) {
        if (!isOne(text)) throw CommonProblem.notFound();
        return text;
    }
}
