package peering.routing.rpki;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;

/** The members of one SLURM file, gathered while the parser passes over them. */
final class SlurmMembers {
    private static final int MAX_PROVIDERS = 10_000;
    private static final String FILTERS = "validationOutputFilters";
    private static final String ASSERTIONS = "locallyAddedAssertions";

    private final JsonParser parser;
    private final Set<Slurm.Filter> prefixFilters = new HashSet<>();
    private final Set<Vrp> prefixAssertions = new HashSet<>();
    private final Set<Asn> aspaFilters = new HashSet<>();
    private final Set<Aspa> aspaAssertions = new HashSet<>();

    /** Members that were there, by their whole name. */
    private final Set<String> seen = new HashSet<>();

    private int entries;
    private int version;

    /** For messages: the whole name of what is being read. */
    private String at = "";

    SlurmMembers(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads the entry the parser stands at the beginning of. */
    private interface EntryReader {
        void read() throws IOException;
    }

    Slurm read() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new SlurmFormatException("it is not a JSON object");
        }
        while (VrpJson.nextMember(parser)) {
            at = parser.currentName();
            seen.add(at);
            switch (at) {
                case "slurmVersion" -> version = version();
                case FILTERS -> readLists(FILTERS);
                case ASSERTIONS -> readLists(ASSERTIONS);
                default -> throw unknown();
            }
        }
        if (parser.nextToken() != null) {
            throw new SlurmFormatException("there is something after the end of the JSON");
        }
        refuseWhatIsMissing();
        return new Slurm(prefixFilters, prefixAssertions, aspaFilters, aspaAssertions);
    }

    private int version() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            String text = parser.getText();
            if (text.equals("1") || text.equals("2")) return Integer.parseInt(text);
        }
        throw wrong("only versions 1 and 2 are known");
    }

    private void refuseWhatIsMissing() throws SlurmFormatException {
        need("slurmVersion");
        need(FILTERS);
        need(ASSERTIONS);
        need(FILTERS + ".prefixFilters");
        need(FILTERS + ".bgpsecFilters");
        need(ASSERTIONS + ".prefixAssertions");
        need(ASSERTIONS + ".bgpsecAssertions");
        aspaList(FILTERS + ".aspaFilters");
        aspaList(ASSERTIONS + ".aspaAssertions");
    }

    private void need(String member) throws SlurmFormatException {
        at = member;
        if (!seen.contains(member)) throw wrong("it is missing; write an empty one for none");
    }

    private void aspaList(String member) throws SlurmFormatException {
        if (version == 2) need(member);
        at = member;
        if (version == 1 && seen.contains(member)) throw wrong("it needs slurmVersion 2");
    }

    private void readLists(String group) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) throw wrong("it is not an object");
        while (VrpJson.nextMember(parser)) {
            at = group + "." + parser.currentName();
            seen.add(at);
            switch (at) {
                case FILTERS + ".prefixFilters" -> readList(this::readPrefixFilter);
                case FILTERS + ".aspaFilters" -> readList(this::readAspaFilter);
                case ASSERTIONS + ".prefixAssertions" -> readList(this::readPrefixAssertion);
                case ASSERTIONS + ".aspaAssertions" -> readList(this::readAspaAssertion);
                case FILTERS + ".bgpsecFilters", ASSERTIONS + ".bgpsecAssertions" ->
                        readList(parser::skipChildren);
                default -> throw unknown();
            }
        }
    }

    private void readList(EntryReader reader) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) throw wrong("it is not a list");
        String list = at;
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            at = list + "[" + i + "]";
            if (++entries > Slurm.MAX_ENTRIES) {
                throw wrong("there are more than " + Slurm.MAX_ENTRIES + " entries");
            }
            if (parser.currentToken() != JsonToken.START_OBJECT) throw wrong("it is not an object");
            reader.read();
        }
        at = list;
    }

    private void readPrefixFilter() throws IOException {
        String entry = at;
        Optional<Prefix> prefix = Optional.empty();
        Optional<Asn> origin = Optional.empty();
        while (nextOf(entry)) {
            switch (parser.currentName()) {
                case "prefix" -> prefix = Optional.of(prefix());
                case "asn" -> origin = Optional.of(asn());
                case "comment" -> comment();
                default -> throw unknown();
            }
        }
        at = entry;
        if (prefix.isEmpty() && origin.isEmpty()) throw wrong("it has neither prefix nor asn");
        prefixFilters.add(new Slurm.Filter(prefix, origin));
    }

    private void readPrefixAssertion() throws IOException {
        String entry = at;
        Prefix prefix = null;
        Asn origin = null;
        Integer most = null;
        while (nextOf(entry)) {
            switch (parser.currentName()) {
                case "prefix" -> prefix = prefix();
                case "asn" -> origin = asn();
                case "maxPrefixLength" -> most = Math.toIntExact(number(128));
                case "comment" -> comment();
                default -> throw unknown();
            }
        }
        at = entry;
        if (prefix == null || origin == null) throw wrong("it needs prefix and asn");
        try {
            prefixAssertions.add(new Vrp(prefix, most == null ? prefix.length() : most, origin));
        } catch (IllegalArgumentException misfit) {
            at = entry + ".maxPrefixLength";
            throw wrong(misfit.getMessage());
        }
    }

    private void readAspaFilter() throws IOException {
        String entry = at;
        Asn customer = null;
        while (nextOf(entry)) {
            switch (parser.currentName()) {
                case "customerAsn" -> customer = asn();
                case "comment" -> comment();
                default -> throw unknown();
            }
        }
        at = entry;
        if (customer == null) throw wrong("it needs customerAsn");
        aspaFilters.add(customer);
    }

    private void readAspaAssertion() throws IOException {
        String entry = at;
        Asn customer = null;
        var providers = new TreeSet<Asn>();
        while (nextOf(entry)) {
            switch (parser.currentName()) {
                case "customerAsn" -> customer = asn();
                case "providerAsns" -> readProviders(providers);
                case "comment" -> comment();
                default -> throw unknown();
            }
        }
        at = entry;
        if (customer == null || providers.isEmpty()) {
            throw wrong("it needs customerAsn and at least one of providerAsns");
        }
        aspaAssertions.add(new Aspa(customer, providers));
    }

    private void readProviders(Set<Asn> into) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) throw wrong("it is not a list");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            into.add(asn());
            if (into.size() > MAX_PROVIDERS) {
                throw wrong("there are more than " + MAX_PROVIDERS);
            }
        }
    }

    private boolean nextOf(String entry) throws IOException {
        if (!VrpJson.nextMember(parser)) return false;
        at = entry + "." + parser.currentName();
        return true;
    }

    private Prefix prefix() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) throw wrong("it is not text");
        try {
            return Prefix.parse(parser.getText());
        } catch (IllegalArgumentException unreadable) {
            throw wrong(unreadable.getMessage());
        }
    }

    private Asn asn() throws IOException {
        return Asn.of(number(0xFFFF_FFFFL));
    }

    private long number(long most) throws IOException {
        boolean fits =
                parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                        && parser.getLongValue() >= 0
                        && parser.getLongValue() <= most;
        if (!fits) throw wrong("it is not a number from 0 to " + most);
        return parser.getLongValue();
    }

    private void comment() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) throw wrong("it is not text");
    }

    private SlurmFormatException unknown() {
        return wrong("no such member is known (RFC 8416 section 3.2)");
    }

    private SlurmFormatException wrong(String why) {
        return new SlurmFormatException(at + ": " + why);
    }
}
