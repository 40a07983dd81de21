package peering.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import peering.routing.bgp.AsPath;
import peering.routing.bgp.Flaw;
import peering.routing.bgp.RouteSink;
import peering.routing.bgp.RouteView;
import peering.routing.mrt.MrtDecoder;
import peering.routing.mrt.MrtReader;
import peering.routing.net.Prefix.Family;
import peering.routing.rpki.AspaTable;
import peering.routing.rpki.VrpJson;
import peering.routing.topology.AsRelationships;
import peering.routing.topology.AspaVerification;
import peering.routing.topology.ValleyFree;

/**
 * What judging paths costs, and what comes out for a real stream: by relationships and by ASPA. And
 * what a BMP stream costs from its bytes to the filter. Arguments: an MRT file of updates, a file
 * of AS relationships, a relying party's JSON.
 */
public final class PathFigures {
    /** After everything that was ever recorded, as a router's time has to be. */
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    private PathFigures() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            System.err.println("usage: PathFigures <updates.mrt> <as-rel.txt> <vrps.json>");
            System.exit(2);
        }
        var paths = paths(Path.of(arguments[0]));
        Rates.print("distinct paths in the file", paths.size());
        relationships(Path.of(arguments[1]), paths);
        aspa(Path.of(arguments[2]), paths);
        bmp(Path.of(arguments[0]));
    }

    private static void relationships(Path file, List<AsPath> paths) throws IOException {
        var relationships = read(file);
        Rates.print("AS pairs", relationships.size());
        var valleyFree = new ValleyFree(relationships);
        tell(valleyFree, paths);
        measure("paths judged by relationships", paths, p -> valleyFree.judge(p).isSound());
    }

    private static AsRelationships read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return AsRelationships.read(in);
        }
    }

    private static void tell(ValleyFree valleyFree, List<AsPath> paths) {
        var byType = new TreeMap<Integer, Integer>();
        int known = 0;
        for (var path : paths) {
            var verdict = valleyFree.judge(path);
            if (verdict.unknownHops() == 0) known++;
            for (var leak : verdict.leaks()) byType.merge(leak.type().number(), 1, Integer::sum);
        }
        Rates.print("of them with every relation known", known);
        byType.forEach((type, count) -> Rates.print("leaks of type " + type, count));
    }

    private static void aspa(Path file, List<AsPath> paths) throws IOException {
        AspaTable table;
        try (var in = Files.newInputStream(file)) {
            table = AspaTable.of(VrpJson.read(in).aspas());
        }
        Rates.print("ASPAs", table.size());
        var verification = new AspaVerification(table);
        measure(
                "paths verified by ASPA, downstream",
                paths,
                p -> verification.downstream(p, Optional.empty()).text().equals("valid"));
    }

    private static void measure(String what, List<AsPath> paths, Predicate<AsPath> judge) {
        Rates.measure(
                what,
                () -> {
                    int sound = 0;
                    for (var path : paths) if (judge.test(path)) sound++;
                    if (sound == 0) throw new IllegalStateException("no path is sound");
                    return paths.size();
                });
    }

    private static void bmp(Path mrt) throws IOException {
        var stream = new BmpStream(mrt);
        Rates.print("route monitoring messages", stream.messages());
        Rates.print("elements in them", stream.pass(LATER));
        Rates.measure("BMP elements to MRT records, decoded", () -> stream.pass(LATER));
        Rates.measure("BMP messages to MRT records", () -> stream.records(LATER));
    }

    private static List<AsPath> paths(Path mrt) throws IOException {
        var distinct = new LinkedHashSet<AsPath>();
        var sink =
                new RouteSink() {
                    @Override
                    public void announced(
                            Family family, long hi, long lo, int length, RouteView view) {
                        distinct.add(view.path());
                    }

                    @Override
                    public void withdrawn(
                            Family family, long hi, long lo, int length, RouteView view) {
                        // has no path
                    }

                    @Override
                    public void flawed(Flaw flaw, RouteView view) {
                        throw new IllegalStateException("a file for measuring is sound: " + flaw);
                    }
                };
        var decoder = new MrtDecoder();
        byte[] file = Files.readAllBytes(mrt);
        try (var reader = MrtReader.open(new ByteArrayInputStream(file))) {
            for (var r = reader.next(); r != null; r = reader.next()) decoder.decode(r, sink);
        }
        return new ArrayList<>(distinct);
    }
}
