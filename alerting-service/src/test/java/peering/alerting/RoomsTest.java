package peering.alerting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import jakarta.persistence.Entity;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

@AnalyzeClasses(packages = "peering.alerting", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
    private static final List<String> FROM_THE_FLOOR_UP =
            List.of(
                    "web",
                    "ownership",
                    "format",
                    "endpoint",
                    "delivery",
                    "alert",
                    "silence",
                    "subscription",
                    "telling",
                    "live",
                    "intake");

    @ArchTest static final ArchRule a_room_uses_only_rooms_below_it = rooms();

    @ArchTest
    static final ArchRule no_rooms_in_circles =
            slices().matching("peering.alerting.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_middle_knows_no_framework =
            noClasses()
                    .that()
                    .haveNameMatching(
                            ".*\\.(Known|Decision|Trouble|Audience|Outcome|RetrySchedule|RateLimit|Throttle|RetryAfter|Settlement|"
                                    + "WebhookSignature|EndpointUrl|SpecialAddresses|WebhookSecret|Message|"
                                    + "RouteAnomalyMessage|LatencyDegradationMessage|PrefixValidationMessage|TestMessage|Links|Transition|Wording|Notice|Body|GroupMessage|PlainMessage|Subject|Matcher|Silence|QuietHours|Grouping|Terms|Wanted|Mute|Circumstances|Inhibition|Choice|Group|Headline|CloudEvent|\\w*Form)(\\$.*)?")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.quarkus..",
                            "io.vertx..",
                            "io.smallrye..",
                            "jakarta.enterprise..",
                            "jakarta.inject..",
                            "jakarta.persistence..",
                            "jakarta.ws..",
                            "org.hibernate..");

    @ArchTest
    static final ArchRule a_row_stays_in_its_room =
            classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule config_is_typed =
            fields().should()
                    .notBeAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty");

    @ArchTest
    static final ArchRule deciding_code_is_given_the_time =
            noClasses().should().callMethod(java.time.Instant.class, "now");

    @ArchTest
    static final ArchRule names_say_what_a_thing_is =
            noClasses()
                    .should()
                    .haveNameMatching(".*(Service|Impl|Manager|Helper|Util|Dto|Mapper|Bean)");

    /** Hibernate ORM 7.2 plans such a query anew each time and keeps each plan. */
    @ArchTest
    static final ArchRule native_queries_name_no_result_class =
            noClasses()
                    .should()
                    .callMethod(
                            Mutiny.Session.class, "createNativeQuery", String.class, Class.class);

    private static ArchRule rooms() {
        var layers = Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String room : FROM_THE_FLOOR_UP)
            layers = layers.layer(room).definedBy("peering.alerting." + room + "..");
        for (int i = 0; i < FROM_THE_FLOOR_UP.size(); i++) {
            var above =
                    FROM_THE_FLOOR_UP
                            .subList(i + 1, FROM_THE_FLOOR_UP.size())
                            .toArray(String[]::new);
            var layer = layers.whereLayer(FROM_THE_FLOOR_UP.get(i));
            layers =
                    above.length == 0
                            ? layer.mayNotBeAccessedByAnyLayer()
                            : layer.mayOnlyBeAccessedByLayers(above);
        }
        return layers;
    }
}
