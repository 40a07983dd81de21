package peering.validator.source.irr;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One server and the registries that it is asked for.
 *
 * @param sources in capitals
 */
record IrrdServer(String host, int port, List<String> sources) {
    private static final int WHOIS = 43;

    /**
     * Reads {@code host}, {@code host:port}, {@code [2001:db8::1]:port}, each with {@code
     * /RIPE+ARIN} behind it or not.
     *
     * @param all what is asked for where the text names none
     * @throws IllegalArgumentException says which text is none
     */
    static IrrdServer parse(String text, List<String> all) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        var sources = slash < 0 ? all : Arrays.asList(text.substring(slash + 1).split("\\+"));
        int colon = address.lastIndexOf(':');
        boolean ported = colon > address.lastIndexOf(']');
        String host = ported ? address.substring(0, colon) : address;
        if (host.isBlank() || host.contains(":") != host.startsWith("[")) throw none(text);
        return new IrrdServer(
                host, ported ? port(address.substring(colon + 1), text) : WHOIS, names(sources));
    }

    private static int port(String digits, String text) {
        if (!digits.matches("[0-9]{1,5}")) throw none(text);
        int port = Integer.parseInt(digits);
        if (port < 1 || port > 65535) throw none(text);
        return port;
    }

    private static IllegalArgumentException none(String text) {
        return new IllegalArgumentException(
                "peering.irr.servers: '" + text + "' is no host:port or host:port/SOURCE+SOURCE");
    }

    /** Registries' names, in capitals, as questions and answers are compared by them. */
    static List<String> names(List<String> sources) {
        return sources.stream()
                .map(name -> name.strip().toUpperCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
