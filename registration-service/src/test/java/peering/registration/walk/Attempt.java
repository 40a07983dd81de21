package peering.registration.walk;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request.
 *
 * @param what a person's word for it
 * @param role who sends it
 * @param path with its query, escaped
 * @param body null for none
 * @param unannounced true to send the body in chunks, without its length
 */
public record Attempt(
        Operation operation,
        String what,
        String role,
        String path,
        Map<String, String> headers,
        byte[] body,
        boolean unannounced) {

    /** Without a body. */
    public static Attempt of(Operation operation, String role, String path) {
        return new Attempt(operation, "as it is", role, path, Map.of(), null, false);
    }

    public Attempt saying(String what) {
        return new Attempt(operation, what, role, path, headers, body, unannounced);
    }

    public Attempt to(String path) {
        return new Attempt(operation, what, role, path, headers, body, unannounced);
    }

    public Attempt with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Attempt(operation, what, role, path, more, body, unannounced);
    }

    public Attempt with(byte[] body) {
        return new Attempt(operation, what, role, path, headers, body, unannounced);
    }

    public Attempt with(String body) {
        return with(body.getBytes(StandardCharsets.UTF_8));
    }

    public Attempt inChunks() {
        return new Attempt(operation, what, role, path, headers, body, true);
    }

    /** Short enough to read in a list of failures. */
    @Override
    public String toString() {
        String sent = body == null ? "" : " " + shortened(new String(body, StandardCharsets.UTF_8));
        return operation.method()
                + " "
                + shortened(path)
                + " as "
                + role
                + " "
                + headers
                + " ("
                + shortened(what)
                + ")"
                + sent;
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "… " + text.length();
    }
}
