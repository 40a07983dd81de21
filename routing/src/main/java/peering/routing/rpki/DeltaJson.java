package peering.routing.rpki;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;

/**
 * Reads what Routinator answers at {@code /json-delta}.
 *
 * <pre>
 *   {"reset": true | false, "session": "123…", "serial": 7, "fromSerial": 6,
 *    "generatedTime": "2026-11-25T12:00:00Z",
 *    "announced": [{"type": "routeOrigin", "asn": "AS13335", "prefix": "1.0.0.0/24", "maxLength": 24},
 *                  {"type": "aspa", "customerAsn": "AS65000", "providerAsns": ["AS65001"]}],
 *    "withdrawn": […]}
 * </pre>
 *
 * Router keys, and types that are still to come, are passed over. Any other entry that is not
 * understood spoils the whole: a change that is left out would be missing for good.
 */
public final class DeltaJson {
    private static final int MOST = VrpJson.MAX_VRPS;
    private static final int MOST_PROVIDERS = 10_000;

    private final JsonParser parser;
    private boolean reset;
    private String session;
    private String serial;
    private Optional<String> fromSerial = Optional.empty();
    private Optional<Instant> generated = Optional.empty();
    private Part announced;
    private Part withdrawn;

    private DeltaJson(JsonParser parser) {
        this.parser = parser;
    }

    /** Which state of the source something is about; both are numbers, as text. */
    public record Version(String session, String serial) {}

    /** Route origins and ASPAs. */
    public record Part(List<Vrp> vrps, List<Aspa> aspas) {
        static final Part NOTHING = new Part(List.of(), List.of());
    }

    /**
     * What one answer says.
     *
     * @param reset it is everything, and no change
     * @param fromSerial to which state the change belongs, as far as it says
     * @param generated when it was made, as far as it says
     */
    public record Told(
            boolean reset,
            Version version,
            Optional<String> fromSerial,
            Optional<Instant> generated,
            Part announced,
            Part withdrawn) {}

    /**
     * @param in plain or gzip; read to its end, not closed
     * @throws VrpFormatException if it is no whole answer
     * @throws IOException if reading fails
     */
    public static Told read(InputStream in) throws IOException {
        try (var parser = VrpJson.parser(in)) {
            var read = new DeltaJson(parser);
            read.members();
            if (parser.nextToken() != null) {
                throw new VrpFormatException("there is something after the end of the JSON");
            }
            return read.told();
        } catch (JsonProcessingException
                | CharConversionException
                | EOFException
                | ZipException e) {
            throw new VrpFormatException("the delta JSON is damaged or cut off", e);
        }
    }

    /** As {@link #read}, of what {@code /json-delta/notify} answers. */
    public static Version readVersion(InputStream in) throws IOException {
        try (var parser = VrpJson.parser(in)) {
            var read = new DeltaJson(parser);
            read.members();
            return read.version();
        } catch (JsonProcessingException | CharConversionException | EOFException e) {
            throw new VrpFormatException("the notification is damaged or cut off", e);
        }
    }

    private Version version() throws VrpFormatException {
        if (session == null || serial == null) {
            throw new VrpFormatException("the delta JSON has no session or no serial");
        }
        return new Version(session, serial);
    }

    private Told told() throws IOException {
        if (announced == null || !reset && withdrawn == null) {
            throw new VrpFormatException("the delta JSON has no list of what changed");
        }
        return new Told(
                reset,
                version(),
                fromSerial,
                generated,
                announced,
                withdrawn == null ? Part.NOTHING : withdrawn);
    }

    private void members() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new VrpFormatException("the delta JSON is not an object");
        }
        while (VrpJson.nextMember(parser)) {
            switch (parser.currentName()) {
                case "reset" -> reset = parser.getBooleanValue();
                case "session" -> session = number();
                case "serial" -> serial = number();
                case "fromSerial" -> fromSerial = Optional.of(number());
                case "generatedTime" -> generated = time(parser.getText());
                case "announced" -> announced = part();
                case "withdrawn" -> withdrawn = part();
                default -> parser.skipChildren();
            }
        }
    }

    private Optional<Instant> time(String text) throws VrpFormatException {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            throw new VrpFormatException("the time '" + text + "' cannot be read", e);
        }
    }

    /** It goes into the next question's address. */
    private String number() throws IOException {
        String text = parser.getText();
        if (!text.matches("[0-9]{1,20}")) {
            throw new VrpFormatException(parser.currentName() + " is no number");
        }
        return text;
    }

    private Part part() throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new VrpFormatException("'" + parser.currentName() + "' is not a list");
        }
        var vrps = new ArrayList<Vrp>();
        var aspas = new ArrayList<Aspa>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (vrps.size() + aspas.size() >= MOST) {
                throw new VrpFormatException("more than " + MOST + " entries");
            }
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new VrpFormatException("an entry is not an object");
            }
            entry(vrps, aspas);
        }
        return new Part(vrps, aspas);
    }

    private void entry(List<Vrp> vrps, List<Aspa> aspas) throws IOException {
        String type = null;
        String asn = null;
        String prefix = null;
        String maxLength = null;
        String customer = null;
        var providers = new HashSet<String>();
        while (VrpJson.nextMember(parser)) {
            switch (parser.currentName()) {
                case "type" -> type = parser.getText();
                case "asn" -> asn = parser.getText();
                case "prefix" -> prefix = parser.getText();
                case "maxLength" -> maxLength = parser.getText();
                case "customerAsn", "customer" -> customer = parser.getText();
                case "providerAsns", "providers" -> providers(providers);
                default -> parser.skipChildren();
            }
        }
        try {
            switch (String.valueOf(type)) {
                case "routeOrigin" -> vrps.add(vrp(asn, prefix, maxLength));
                case "aspa" -> aspas.add(aspa(customer, providers));
                default -> {} // a router key, or what is still to come
            }
        } catch (IllegalArgumentException e) {
            throw new VrpFormatException("an entry is not understood: " + e.getMessage(), e);
        }
    }

    private void providers(Set<String> into) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new VrpFormatException("the providers are not a list");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (into.size() == MOST_PROVIDERS) throw new VrpFormatException("an ASPA is too long");
            into.add(parser.getText());
        }
    }

    private static Vrp vrp(String asn, String prefix, String maxLength) {
        if (asn == null || prefix == null) {
            throw new IllegalArgumentException("prefix or asn is missing");
        }
        var read = Prefix.parse(prefix);
        int max = maxLength == null ? read.length() : Integer.parseInt(maxLength);
        return new Vrp(read, max, Asn.parse(asn));
    }

    /** One that is withdrawn may come without its providers. */
    private static Aspa aspa(String customer, Set<String> providers) {
        if (customer == null) throw new IllegalArgumentException("the customer is missing");
        var numbers = new HashSet<Asn>();
        for (String provider : providers) numbers.add(Asn.parse(provider));
        return new Aspa(Asn.parse(customer), numbers);
    }
}
