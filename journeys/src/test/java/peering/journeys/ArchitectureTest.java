package peering.journeys;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

@AnalyzeClasses(packages = "peering.journeys", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule launch_stands_on_world_and_receiver_which_know_nobody =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("world")
                    .definedBy("peering.journeys.world..")
                    .layer("receiver")
                    .definedBy("peering.journeys.receiver..")
                    .layer("launch")
                    .definedBy("peering.journeys.launch..")
                    .whereLayer("launch")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("world")
                    .mayOnlyBeAccessedByLayers("launch")
                    .whereLayer("receiver")
                    .mayOnlyBeAccessedByLayers("launch");

    @ArchTest
    static final ArchRule knows_services_by_their_public_apis_only =
            ArchRuleDefinition.noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "peering.registration..",
                            "peering.validator..",
                            "peering.telemetry..",
                            "peering.alerting..",
                            "peering.portal..",
                            "peering.kit..");
}
