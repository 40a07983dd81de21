package peering.telemetry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.ArrayList;
import java.util.List;

/** The rooms, from the floor up: a room may use those before it and none behind it. */
@AnalyzeClasses(packages = "peering.telemetry", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final List<String> ROOMS =
            List.of(
                    "web",
                    "watched",
                    "publish",
                    "world",
                    "intake",
                    "source",
                    "bmp",
                    "route",
                    "session",
                    "detect",
                    "glass",
                    "policy",
                    "replay",
                    "latency",
                    "edge",
                    "entry",
                    "degradation",
                    "pulse",
                    "pipeline");

    @ArchTest static final ArchRule rooms_use_only_rooms_before_them = roomOrder();

    @ArchTest
    static final ArchRule rooms_are_free_of_cycles =
            slices().matching("peering.telemetry.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule every_class_is_in_a_room =
            classes()
                    .should()
                    .resideInAnyPackage(
                            ROOMS.stream()
                                    .map(room -> "peering.telemetry." + room)
                                    .toArray(String[]::new));

    /** What decides, decides without frameworks, threads and clocks. */
    @ArchTest
    static final ArchRule deciding_code_is_plain_java =
            noClasses()
                    .that()
                    .haveNameMatching(
                            ".*\\.(Replay|VirtualClock|Lives|TableEntries|RpkiStates|RouteChange|Detection|Anomaly|AnomalyLife|AnomalyFacts|AnomalyRules|OriginHijack"
                                    + "|SubPrefixHijack|Watch|Watches|Sightings|StateReader|StateWriter|RouteBook|RouteFinder|HeardPath|Origin|PeerRoute"
                                    + "|BmpCollector|Allowed|DownReason|RouterStream|SessionBook|OwnSession"
                                    + "|OwnSessions|OwnPeer|OwnRoute|OwnRouteSink|RouteTable"
                                    + "|RegisteredPrefixes|ReceivedRoutes|SessionStates|AnomalyWords|PathLoop"
                                    + "|BogonInPath|Scene|Grounds|RpkiInvalid|OriginGrounds|OriginKin|Review|World"
                                    + "|RoaGone|RoaExpiring|Signatures|Covering|CoveringOriginChange|Ledger"
                                    + "|EntryBook|Detours|OddityLife|OddityFacts"
                                    + "|AspaInvalid|RouteLeak|Visibility|VisibilityLife|VisibilityFacts|Seen"
                                    + "|WatchPolicy|PathPattern|Squatting|UnexpectedUpstream"
                                    + "|UnexpectedMoreSpecific|PathPolicy|NoExportLeak"
                                    + "|RankGate|DegradationLife|DegradationFacts|LatencyHistory"
                                    + "|LatencyWindow|EdgeLatency|EdgeHour|Pulse|PlaceLatency|Rtts|SampleBatch)(\\$.*)?")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.quarkus..",
                            "io.smallrye.mutiny..",
                            "io.vertx..",
                            "io.micrometer..",
                            "jakarta..",
                            "org.apache.kafka..",
                            "org.hibernate..");

    @ArchTest
    static final ArchRule nothing_reads_the_clock_but_through_the_clock =
            noClasses().should().callMethod(java.time.Instant.class, "now");

    private static ArchRule roomOrder() {
        var rules = new ArrayList<ArchRule>();
        for (int i = 0; i < ROOMS.size() - 1; i++) {
            String[] behind =
                    ROOMS.subList(i + 1, ROOMS.size()).stream()
                            .map(room -> "peering.telemetry." + room + "..")
                            .toArray(String[]::new);
            rules.add(
                    noClasses()
                            .that()
                            .resideInAPackage("peering.telemetry." + ROOMS.get(i) + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(behind));
        }
        return CompositeArchRule.of(rules);
    }
}
