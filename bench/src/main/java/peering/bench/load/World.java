package peering.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import peering.bench.load.Wire.Answer;
import peering.stack.oidc.Tokens;

/** Two sites, a partner with three sessions and two registered /8s, and a customer's connection. */
final class World {
    private static final Pattern ID = Pattern.compile("\"id\":\"([a-z]+_[0-9a-f]{32})\"");
    private static final Pattern KEY = Pattern.compile("\"key\":\"(ppk_[^\"]+)\"");
    private static final List<String> SPACES = List.of("3.0.0.0/8", "13.0.0.0/8", "18.0.0.0/8");

    private final int port;
    private final Tokens tokens;
    private final List<String> keys = new ArrayList<>();
    final String connection;

    World(int port, Tokens tokens) throws IOException {
        this.port = port;
        this.tokens = tokens;
        String primary = site("Amsterdam");
        String backup = site("Frankfurt");
        String partner =
                created(
                        "transit-a",
                        "/v1/partners",
                        "{\"name\":\"A\",\"kind\":\"isp\",\"asn\":16509}");
        post(
                "ops",
                "/v1/partners/" + partner + "/approve",
                "{\"withoutProof\":true,\"reason\":\"load\"}");
        session(partner, primary, "r1", "80.249.208.10");
        session(partner, primary, "r2", "80.249.208.11");
        session(partner, backup, "r1", "80.249.208.12");
        for (String space : SPACES) {
            var answer =
                    post(
                            "transit-a",
                            "/v1/partners/" + partner + "/registered-prefixes",
                            "{\"prefix\":\"" + space + "\"}");
            keys.add(found(KEY, answer));
        }
        connection =
                created(
                        "acme",
                        "/v1/connections",
                        """
                        {"name":"load","partnerId":"%s","primarySiteId":"%s","backupSiteId":"%s"}\
                        """
                                .formatted(partner, primary, backup));
    }

    /** A line of CSV for the {@code number}th /24. */
    String line(int number) {
        int space = number >> 16;
        String first = SPACES.get(space).replaceFirst("\\..*", "");
        return "%s.%d.%d.0/24,%s\n"
                .formatted(first, number >> 8 & 255, number & 255, keys.get(space));
    }

    Wire wire(String client) throws IOException {
        return new Wire(port, tokens.of(client));
    }

    private String site(String name) throws IOException {
        return created(
                "ops",
                "/v1/sites",
                """
                {"name":"%1$s","metro":"%1$s","country":"NL","latitude":52.3,"longitude":4.9,
                 "facilities":[{"name":"%1$s Data Centre"}],"routers":["r1","r2"]}\
                """
                        .formatted(name));
    }

    private void session(String partner, String site, String router, String address)
            throws IOException {
        String id =
                created(
                        "transit-a",
                        "/v1/partners/" + partner + "/sessions",
                        """
                        {"siteId":"%s","router":"%s","peerAddress":"%s"}\
                        """
                                .formatted(site, router, address));
        post("ops", "/v1/sessions/" + id + "/activate", "");
    }

    private String created(String client, String path, String json) throws IOException {
        return found(ID, post(client, path, json));
    }

    private Answer post(String client, String path, String json) throws IOException {
        try (var wire = wire(client)) {
            var answer = wire.post(path, "application/json", json);
            if (answer.status() < 300) return answer;
            throw new IOException(path + " answered " + answer.text());
        }
    }

    private static String found(Pattern pattern, Answer answer) {
        var matcher = pattern.matcher(answer.text());
        if (!matcher.find()) throw new IllegalStateException("nothing in " + answer.text());
        return matcher.group(1);
    }
}
