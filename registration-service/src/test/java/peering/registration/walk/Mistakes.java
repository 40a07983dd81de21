package peering.registration.walk;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What can be sent wrongly to one operation: one endless row of attempts for each field, for each
 * parameter, and ends of rows for the body as a whole and the headers. Taking one of each row in
 * turn visits everything early.
 */
public final class Mistakes {
    private static final int LARGE = 1_100_000;
    private static final int DEEP = 10_000;
    private static final byte[] NO_UTF8 = {'{', '"', (byte) 0xc3, '"', ':', (byte) 0xff, '}'};
    private static final List<String> NO_JSON_TYPES =
            List.of(
                    "text/plain",
                    "application/xml",
                    "multipart/form-data; boundary=x",
                    "application/x-www-form-urlencoded",
                    "application/json; charset=utf-16",
                    "garbage");
    private static final List<String> IDS =
            List.of(
                    "x",
                    "%00",
                    "%ff%fe",
                    "%2e%2e%2f",
                    "%20",
                    "%E2%80%AE",
                    "%F0%9F%9A%80",
                    "x".repeat(3000),
                    "0",
                    "-1",
                    "null",
                    "pfx_" + "0".repeat(32),
                    "PFX_" + "0".repeat(32),
                    "pfx_" + "0".repeat(33),
                    "site_" + "f".repeat(32),
                    "x;a=b",
                    "%3Fa=b",
                    "'%20or%20'1'='1");

    private final Attempt good;
    private final JsonNode body;
    private final Random chance;

    /**
     * @param good an attempt that is refused for nothing but what is done to it
     * @param body its body; null if it has none
     */
    public Mistakes(Attempt good, JsonNode body, Random chance) {
        this.good = good;
        this.body = body;
        this.chance = chance;
    }

    /** The fixed mistakes of a row come first; those that chance makes never end. */
    public List<Iterator<Attempt>> rows() {
        var rows = new ArrayList<Iterator<Attempt>>();
        good.operation().parameters("path").forEach(id -> rows.add(badIds(id).iterator()));
        if (body != null) {
            var schema = good.operation().json().orElseThrow().schema();
            Place.of(schema).forEach(place -> rows.add(badFields(place).iterator()));
            rows.add(badBodies().iterator());
        } else if (!good.operation().method().equals("GET")) {
            rows.add(Stream.of(sent("1.1 MB", filler(LARGE))).iterator());
            return rows;
        }
        good.operation()
                .parameters("query")
                .forEach(query -> rows.add(badQueries(query.name()).iterator()));
        rows.add(badHeaders().iterator());
        return rows;
    }

    private Stream<Attempt> badFields(Place place) {
        var fixed =
                Stream.concat(
                        Stream.of(sent("without " + place, place.leftOut(body))),
                        Junk.values(chance).stream().map(junk -> put(place, junk)));
        return Stream.concat(fixed, Stream.generate(() -> put(place, Junk.random(chance))));
    }

    private Attempt put(Place place, String junk) {
        return sent(place + " = " + junk, place.put(body, junk));
    }

    private Stream<Attempt> badBodies() {
        String text = body.toString();
        String first = body.fieldNames().hasNext() ? body.fieldNames().next() : "a";
        String members = text.substring(1);
        var shapes =
                Stream.of(
                        sent("nothing", ""),
                        sent("null", "null"),
                        sent("a list", "[" + text + "]"),
                        sent("a text", "\"x\""),
                        sent("a number", "1e308"),
                        sent("cut off", text.substring(0, text.length() - 1)),
                        sent("two objects", text + text),
                        sent("more behind it", text + " x"),
                        sent("an unknown field", "{\"colour\":\"red\"," + members),
                        sent("a field without a name", "{\"\":1," + members),
                        sent("a field twice", "{\"" + first + "\":1," + members),
                        sent("a deep object", "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP)),
                        sent("a deep list", "[".repeat(DEEP) + "]".repeat(DEEP)),
                        sent("a deep field", deepField(first)),
                        sent("1.1 MB of blanks", text + " ".repeat(LARGE)),
                        sent("1.1 MB of text", "{\"" + first + "\":\"" + filler(LARGE) + "\"}"),
                        sent("1.1 MB in chunks", text + " ".repeat(LARGE)).inChunks(),
                        sent("bytes that are no UTF-8", "").with(NO_UTF8),
                        sent("UTF-16", "").with(text.getBytes(StandardCharsets.UTF_16)));
        var types =
                NO_JSON_TYPES.stream().map(type -> good.saying(type).with("Content-Type", type));
        return Stream.concat(shapes, types);
    }

    private static String deepField(String name) {
        return "{\"" + name + "\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}";
    }

    private Stream<Attempt> badIds(Operation.Parameter parameter) {
        return IDS.stream()
                .map(id -> good.saying(parameter.name() + " = " + id).to(path(parameter, id)));
    }

    /** The good path with another value in one of its places. */
    private String path(Operation.Parameter parameter, String value) {
        String[] template = good.operation().path().split("/", -1);
        String[] steps = good.path().split("\\?", 2)[0].split("/", -1);
        String place = "{" + parameter.name() + "}";
        for (int i = 0; i < template.length; i++) {
            if (template[i].equals(place)) steps[i] = value;
        }
        return String.join("/", steps);
    }

    private Stream<Attempt> badQueries(String name) {
        var raw =
                Stream.of(
                                "%00",
                                "%ff",
                                "%25",
                                "1001",
                                "-1",
                                "0",
                                "",
                                "2147483648",
                                "a&" + name + "=b")
                        .map(text -> query(name, text));
        var words = Junk.words().stream().map(word -> query(name, escaped(word)));
        var fixed = Stream.concat(raw, words).filter(attempt -> attempt.path().length() < 8000);
        return Stream.concat(
                fixed, Stream.generate(() -> query(name, escaped(Junk.random(chance)))));
    }

    private Attempt query(String name, String value) {
        String separator = good.path().contains("?") ? "&" : "?";
        return good.saying(name + " = " + value).to(good.path() + separator + name + "=" + value);
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Stream<Attempt> badHeaders() {
        var accepts =
                Stream.of("image/png", "garbage", "*/*;q=x").map(type -> header("Accept", type));
        var conditions =
                Stream.of(
                                "\"x\"",
                                "x",
                                "\"-1\"",
                                "\"" + "9".repeat(100) + "\"",
                                "W/\"1\"",
                                "*, *",
                                "")
                        .map(etag -> header("If-Match", etag));
        var keys =
                Stream.of("", " ", "x".repeat(3000), "'; --", "\u00e9")
                        .map(key -> header("Idempotency-Key", key));
        var others =
                Stream.of(
                        header("Authorization", "Bearer x.y.z"),
                        header("Authorization", "Basic eDp5"),
                        header("Authorization", ""),
                        header("Content-Encoding", "gzip"),
                        header("X-Forwarded-For", "x".repeat(3000)));
        return Stream.of(accepts, conditions, keys, others).flatMap(all -> all);
    }

    private Attempt header(String name, String value) {
        return good.saying("a header").with(name, value);
    }

    private Attempt sent(String what, String text) {
        return good.saying(what).with(text);
    }

    private static String filler(int length) {
        return "x".repeat(length);
    }
}
