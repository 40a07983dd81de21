package peering.routing.rpki;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;

/** The members of one VRP JSON document, gathered while the parser passes over them. */
final class VrpMembers {
    private static final int MAX_PROVIDERS = 10_000;

    private final JsonParser parser;
    private final VrpTable.Builder table = new VrpTable.Builder();
    private final List<Aspa> aspas = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final AnchorTally anchors = new AnchorTally();
    private Optional<Instant> generated = Optional.empty();
    private boolean roasSeen;
    private int roas;
    private int skipped;
    private int entries;

    VrpMembers(JsonParser parser) {
        this.parser = parser;
    }

    void readDocument() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new VrpFormatException("the VRP JSON is not an object");
        }
        while (VrpJson.nextMember(parser)) {
            switch (parser.currentName()) {
                case "metadata" -> readMetadata();
                case "roas" -> readRoas();
                case "aspas" -> readAspas();
                default -> parser.skipChildren();
            }
        }
    }

    VrpSet toSet() throws VrpFormatException {
        if (!roasSeen) throw new VrpFormatException("the VRP JSON has no list 'roas'");
        if ((long) skipped * 1000 > (long) entries * VrpJson.SKIPPED_PER_THOUSAND) {
            throw new VrpFormatException(
                    skipped + " of " + entries + " entries are not understood: " + complaints);
        }
        return new VrpSet(
                table.build(), aspas, generated, roas, skipped, complaints, anchors.counted());
    }

    private void readMetadata() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (VrpJson.nextMember(parser)) {
            switch (parser.currentName()) {
                case "buildtime", "generatedTime" -> generated = time(parser.getText());
                case "generated" -> {
                    if (generated.isEmpty()) generated = epoch(parser.getText());
                }
                default -> parser.skipChildren();
            }
        }
    }

    private Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            complain("the time '" + text + "' cannot be read");
            return generated;
        }
    }

    private Optional<Instant> epoch(String text) {
        try {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
        } catch (NumberFormatException | DateTimeException e) {
            complain("the time '" + text + "' cannot be read");
            return generated;
        }
    }

    private void readRoas() throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new VrpFormatException("'roas' is not a list");
        }
        roasSeen = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (++roas > VrpJson.MAX_VRPS) {
                throw new VrpFormatException("more than " + VrpJson.MAX_VRPS + " VRPs");
            }
            entries++;
            if (parser.currentToken() == JsonToken.START_OBJECT) readRoa();
            else skip("a VRP that is not an object");
        }
    }

    private void readRoa() throws IOException {
        String prefix = null;
        String asn = null;
        String maxLength = null;
        String expires = null;
        String anchor = null;
        while (VrpJson.nextMember(parser)) {
            switch (parser.currentName()) {
                case "prefix" -> prefix = scalar();
                case "asn" -> asn = scalar();
                case "maxLength" -> maxLength = scalar();
                case "expires" -> expires = scalar();
                case "ta" -> anchor = scalar();
                case "source" -> anchor = anchorOfSources();
                default -> parser.skipChildren();
            }
        }
        var family = addRoa(prefix, asn, maxLength, expires);
        if (family.isPresent()) anchors.count(anchor, family.get());
    }

    /** In Routinator's jsonext: of the first object that makes the VRP. */
    private String anchorOfSources() throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return null;
        }
        String anchor = null;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                continue;
            }
            String own = anchorOfSource();
            if (anchor == null) anchor = own;
        }
        return anchor;
    }

    private String anchorOfSource() throws IOException {
        String anchor = null;
        while (VrpJson.nextMember(parser)) {
            if (parser.currentName().equals("tal")) anchor = scalar();
            else parser.skipChildren();
        }
        return anchor;
    }

    /**
     * A maxLength left out means the prefix's own length (RFC 9582 section 4.3.2).
     *
     * @return the prefix's family; empty if the entry was skipped
     */
    private Optional<Family> addRoa(
            String prefixText, String asn, String maxLength, String expires) {
        try {
            if (prefixText == null || asn == null) {
                throw new IllegalArgumentException("prefix or asn is missing");
            }
            var prefix = Prefix.parse(prefixText);
            int max = maxLength == null ? prefix.length() : Integer.parseInt(maxLength);
            var until = expires == null ? Optional.<Instant>empty() : epoch(expires);
            table.add(prefix, max, Asn.parse(asn).value(), until);
            return Optional.of(prefix.family());
        } catch (IllegalArgumentException e) {
            skipped++;
            complain(prefixText + " " + asn + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Old rpki-client writes an object of two lists by address family here: passed over. */
    private void readAspas() throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            complain("'aspas' is not a list, so no ASPA was read");
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (++entries > VrpJson.MAX_VRPS) {
                throw new VrpFormatException("more than " + VrpJson.MAX_VRPS + " entries");
            }
            if (parser.currentToken() == JsonToken.START_OBJECT) readAspa();
            else skip("an ASPA that is not an object");
        }
    }

    private void readAspa() throws IOException {
        String customer = null;
        Set<String> providers = new HashSet<>();
        while (VrpJson.nextMember(parser)) {
            switch (parser.currentName()) {
                case "customer_asid", "customer" -> customer = scalar();
                case "providers" -> readProviders(providers);
                default -> parser.skipChildren();
            }
        }
        addAspa(customer, providers);
    }

    private void readProviders(Set<String> into) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (into.size() == MAX_PROVIDERS) throw new VrpFormatException("an ASPA is too long");
            into.add(String.valueOf(scalar()));
        }
    }

    private void addAspa(String customer, Set<String> providers) {
        try {
            if (customer == null || providers.isEmpty()) {
                throw new IllegalArgumentException("customer or providers are missing");
            }
            var numbers = new HashSet<Asn>();
            for (String provider : providers) numbers.add(Asn.parse(provider));
            aspas.add(new Aspa(Asn.parse(customer), numbers));
        } catch (IllegalArgumentException e) {
            skipped++;
            complain("ASPA of " + customer + ": " + e.getMessage());
        }
    }

    /** The text of a string or number; null for anything else, which is passed over. */
    private String scalar() throws IOException {
        var token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING || token.isNumeric()) return parser.getText();
        parser.skipChildren();
        return null;
    }

    private void skip(String why) throws IOException {
        parser.skipChildren();
        skipped++;
        complain(why);
    }

    private void complain(String why) {
        if (complaints.size() < VrpJson.MAX_COMPLAINTS) complaints.add(why);
    }
}
