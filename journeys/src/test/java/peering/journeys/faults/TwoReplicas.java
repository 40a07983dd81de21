package peering.journeys.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import peering.journeys.world.Addresses;
import peering.journeys.world.Callers;
import peering.journeys.world.Peering;
import peering.stack.LocalStack;
import peering.stack.oidc.Identities;
import peering.stack.postgres.Postgres;

/**
 * Two registration-services on one broker and one database that belong to this test alone, so that
 * they can be stopped; with a partner, and a connection over it for each of two customers.
 */
final class TwoReplicas implements AutoCloseable {
    static final Path ROOT =
            Path.of(System.getProperty("peering.root", "..")).toAbsolutePath().normalize();
    private static final Path DIR = Path.of("target/faults").toAbsolutePath();
    private static final String PARTNER = "transit-a";
    private static final long ASN = 16_509;

    final LocalStack stack;
    final Replica first;
    final Replica second;
    private String partnerId;
    private String acme;
    private String globex;

    private TwoReplicas() throws IOException {
        forget();
        Files.createDirectories(DIR);
        stack = LocalStack.start(DIR, LocalStack.Places.free(), Identities.forTests(), false);
        stack.postgres().create(Replica.DATABASE);
        first = new Replica(ROOT, DIR.resolve("first.log"), stack);
        second = new Replica(ROOT, DIR.resolve("second.log"), stack);
    }

    static TwoReplicas start() throws IOException {
        var two = new TwoReplicas();
        try {
            two.first.start();
            two.first.awaitReady(); // it migrates the database
            two.second.start();
            two.second.awaitReady();
            two.onboard();
            return two;
        } catch (IOException | RuntimeException e) {
            two.close();
            throw e;
        }
    }

    private void onboard() {
        var peering = new Peering(callers(first), "ops");
        String amsterdam = site(peering, "Amsterdam", "ams");
        String frankfurt = site(peering, "Frankfurt", "fra");
        partnerId = peering.partner(PARTNER, "Transit A", ASN);
        peering.session(PARTNER, partnerId, amsterdam, "ams-r1", "80.249.208.10");
        peering.session(PARTNER, partnerId, amsterdam, "ams-r2", "80.249.208.11");
        peering.session(PARTNER, partnerId, frankfurt, "fra-r1", "80.81.192.10");
        acme = peering.connection("acme", "acme", partnerId, amsterdam, frankfurt);
        globex = peering.connection("globex", "globex", partnerId, amsterdam, frankfurt);
    }

    private static String site(Peering peering, String metro, String code) {
        return peering.site(
                new Peering.NewSite(
                        metro,
                        metro,
                        code.equals("ams") ? "NL" : "DE",
                        code.equals("ams") ? 52.303 : 50.12,
                        code.equals("ams") ? 4.938 : 8.735,
                        List.of(new Peering.Facility(metro + " Data Centre")),
                        List.of(code + "-r1", code + "-r2")));
    }

    /** The key that opens every prefix within {@code space}. */
    String key(String space) {
        return new Peering(callers(first), "ops").key(PARTNER, partnerId, space, List.of(ASN));
    }

    String connectionOf(String customer) {
        return customer.equals("acme") ? acme : globex;
    }

    /** Everybody, asking this replica. */
    Callers callers(Replica replica) {
        var identities = Identities.forTests();
        return new Callers(
                new Addresses(
                        new Addresses.Services("", replica.url(), "", "", ""),
                        new Addresses.Oidc(stack.issuer().url(), stack.issuer().tokenEndpoint()),
                        identities.clients().stream()
                                .filter(client -> !client.roles().isEmpty())
                                .map(client ->
                                        new Addresses.Client(
                                                client.id(),
                                                client.secret(),
                                                client.roles().getFirst(),
                                                client.organisation()))
                                .toList(),
                        stack.bootstrapServers(),
                        new Addresses.Postgres("", "", ""),
                        ""));
    }

    /** The only column of the only row, past row-level security. */
    String sql(String query) {
        return pairs("select 'it', (" + query + ")").get("it");
    }

    /** The second column by the first, past row-level security. */
    Map<String, String> pairs(String query) {
        try (var connection =
                        DriverManager.getConnection(
                                stack.postgres().jdbcUrl(Replica.DATABASE),
                                Postgres.USER,
                                Postgres.PASSWORD);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var pairs = new LinkedHashMap<String, String>();
            while (rows.next()) pairs.put(rows.getString(1), rows.getString(2));
            return pairs;
        } catch (SQLException broken) {
            throw new IllegalStateException(query, broken);
        }
    }

    @Override
    public void close() throws IOException {
        first.close();
        second.close();
        stack.close();
    }

    private static void forget() throws IOException {
        if (!Files.exists(DIR)) return;
        try (var all = Files.walk(DIR)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
