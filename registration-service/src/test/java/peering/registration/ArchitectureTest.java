package peering.registration;

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
import org.hibernate.reactive.mutiny.Mutiny;

/** The rooms, from the floor up: a room may use those before it and none behind it. */
@AnalyzeClasses(packages = "peering.registration", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final List<String> ROOMS =
            List.of(
                    "web",
                    "audit",
                    "limit",
                    "site",
                    "partner",
                    "proposal",
                    "connection",
                    "prefix",
                    "path",
                    "judgement");

    @ArchTest static final ArchRule rooms_use_only_rooms_before_them = roomOrder();

    @ArchTest
    static final ArchRule rooms_are_free_of_cycles =
            slices().matching("peering.registration.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule every_class_is_in_a_room =
            classes()
                    .that()
                    .doNotHaveSimpleName("package-info")
                    .should()
                    .resideInAnyPackage(
                            ROOMS.stream()
                                    .map(room -> "peering.registration." + room + "..")
                                    .toArray(String[]::new));

    @ArchTest
    static final ArchRule nothing_reads_the_clock_but_through_the_clock =
            noClasses().should().callMethod(java.time.Instant.class, "now");

    /** Hibernate ORM 7.2 plans such a query anew each time and keeps each plan. */
    @ArchTest
    static final ArchRule native_queries_name_no_result_class =
            noClasses()
                    .should()
                    .callMethod(
                            Mutiny.Session.class, "createNativeQuery", String.class, Class.class);

    private static ArchRule roomOrder() {
        var rules = new ArrayList<ArchRule>();
        for (int i = 0; i < ROOMS.size() - 1; i++) {
            String[] behind =
                    ROOMS.subList(i + 1, ROOMS.size()).stream()
                            .map(room -> "peering.registration." + room + "..")
                            .toArray(String[]::new);
            rules.add(
                    noClasses()
                            .that()
                            .resideInAPackage("peering.registration." + ROOMS.get(i) + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(behind)
                            .allowEmptyShould(true));
        }
        return CompositeArchRule.of(rules);
    }
}
