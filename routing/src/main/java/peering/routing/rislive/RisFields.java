package peering.routing.rislive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import peering.routing.bgp.AsPath;
import peering.routing.bgp.AsPath.Kind;
import peering.routing.bgp.AsPath.Segment;
import peering.routing.bgp.Community;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.wire.MalformedException;

/** The members of one line that matter, gathered while the parser passes over it. */
final class RisFields {
    private static final int MAX_PREFIXES = 10_000;
    private static final int MAX_PATH = 1_000;
    private static final int MAX_COMMUNITIES = 1_000;

    /** Prefixes that share a next hop. */
    record Announcement(String nextHop, List<Prefix> prefixes) {}

    String envelope;
    String type;
    String time;
    String peer;
    String peerAsn;
    String collector = "";
    String raw;
    String state;
    AsPath path = AsPath.EMPTY;
    final List<Community> communities = new ArrayList<>();
    final List<Announcement> announcements = new ArrayList<>();
    final List<Prefix> withdrawals = new ArrayList<>();
    private int prefixCount;

    static RisFields read(JsonParser parser) throws IOException {
        var fields = new RisFields();
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new MalformedException("the line is not a JSON object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "type" -> fields.envelope = scalar(parser);
                case "data" -> fields.readData(parser);
                default -> parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) throw new MalformedException("text after the JSON");
        return fields;
    }

    private void readData(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            readMember(name, parser);
        }
    }

    private void readMember(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "type" -> type = scalar(parser);
            case "timestamp" -> time = scalar(parser);
            case "peer" -> peer = scalar(parser);
            case "peer_asn" -> peerAsn = scalar(parser);
            case "host" -> collector = Objects.requireNonNullElse(scalar(parser), "");
            case "raw" -> raw = scalar(parser);
            case "state" -> state = scalar(parser);
            case "path" -> readPath(parser);
            case "community" -> readCommunities(parser);
            case "announcements" -> readAnnouncements(parser);
            case "withdrawals" -> readPrefixes(parser, withdrawals);
            default -> parser.skipChildren();
        }
    }

    /** A string's or number's text; null for anything else, which is passed over. */
    private static String scalar(JsonParser parser) throws IOException {
        var token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING || token.isNumeric()) return parser.getText();
        parser.skipChildren();
        return null;
    }

    private static void expectList(JsonParser parser, String what) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new MalformedException(what + " is not a list");
        }
    }

    /** Numbers in a row are a sequence, an inner list is a set. */
    private void readPath(JsonParser parser) throws IOException {
        expectList(parser, "path");
        var segments = new ArrayList<Segment>();
        var sequence = new ArrayList<Asn>();
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (++count > MAX_PATH) throw new MalformedException("a path too long");
            if (parser.currentToken() == JsonToken.START_ARRAY) {
                close(sequence, segments);
                segments.add(new Segment(Kind.SET, readSet(parser)));
            } else {
                sequence.add(asn(scalar(parser)));
            }
        }
        close(sequence, segments);
        path = new AsPath(segments);
    }

    private static void close(List<Asn> sequence, List<Segment> segments) {
        if (!sequence.isEmpty()) segments.add(new Segment(Kind.SEQUENCE, sequence));
        sequence.clear();
    }

    private static List<Asn> readSet(JsonParser parser) throws IOException {
        var set = new ArrayList<Asn>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (set.size() == MAX_PATH) throw new MalformedException("a set too long");
            set.add(asn(scalar(parser)));
        }
        return set;
    }

    static Asn asn(String text) {
        if (text == null) throw new MalformedException("an AS number is missing");
        return Asn.parse(text);
    }

    private void readCommunities(JsonParser parser) throws IOException {
        expectList(parser, "community");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expectList(parser, "a community");
            if (communities.size() == MAX_COMMUNITIES) {
                throw new MalformedException("too many communities");
            }
            int high = parser.nextIntValue(-1);
            int low = parser.nextIntValue(-1);
            communities.add(new Community(high, low));
            if (parser.nextToken() != JsonToken.END_ARRAY) {
                throw new MalformedException("a community of more than two numbers");
            }
        }
    }

    private void readAnnouncements(JsonParser parser) throws IOException {
        expectList(parser, "announcements");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new MalformedException("an announcement is not an object");
            }
            if (announcements.size() == MAX_PREFIXES) throw new MalformedException("too many");
            readAnnouncement(parser);
        }
    }

    private void readAnnouncement(JsonParser parser) throws IOException {
        String nextHop = null;
        var prefixes = new ArrayList<Prefix>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "next_hop" -> nextHop = scalar(parser);
                case "prefixes" -> readPrefixes(parser, prefixes);
                default -> parser.skipChildren();
            }
        }
        announcements.add(new Announcement(nextHop, prefixes));
    }

    private void readPrefixes(JsonParser parser, List<Prefix> into) throws IOException {
        expectList(parser, "a list of prefixes");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (++prefixCount > MAX_PREFIXES) throw new MalformedException("too many prefixes");
            String text = scalar(parser);
            if (text == null) throw new MalformedException("a prefix is missing");
            into.add(Prefix.parse(text));
        }
    }
}
