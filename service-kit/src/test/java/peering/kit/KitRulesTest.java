package peering.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "peering.kit", importOptions = DoNotIncludeTests.class)
class KitRulesTest {

    @ArchTest
    static final ArchRule only_the_outbox_stands_on_another_room =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("api")
                    .definedBy("peering.kit.api..")
                    .layer("clock")
                    .definedBy("peering.kit.clock..")
                    .layer("problem")
                    .definedBy("peering.kit.problem..")
                    .layer("identity")
                    .definedBy("peering.kit.identity..")
                    .layer("page")
                    .definedBy("peering.kit.page..")
                    .layer("secret")
                    .definedBy("peering.kit.secret..")
                    .layer("facts")
                    .definedBy("peering.kit.facts..")
                    .layer("outbox")
                    .definedBy("peering.kit.outbox..")
                    .whereLayer("api")
                    .mayNotAccessAnyLayer()
                    .whereLayer("clock")
                    .mayNotAccessAnyLayer()
                    .whereLayer("problem")
                    .mayNotAccessAnyLayer()
                    .whereLayer("identity")
                    .mayNotAccessAnyLayer()
                    .whereLayer("page")
                    .mayNotAccessAnyLayer()
                    .whereLayer("secret")
                    .mayNotAccessAnyLayer()
                    .whereLayer("facts")
                    .mayNotAccessAnyLayer()
                    .whereLayer("outbox")
                    .mayOnlyAccessLayers("facts");

    @ArchTest
    static final ArchRule rooms_are_free_of_cycles =
            slices().matching("peering.kit.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule it_knows_no_service_and_nothing_of_routing =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "peering.routing..",
                            "peering.registration..",
                            "peering.validator..",
                            "peering.telemetry..",
                            "peering.alerting..",
                            "peering.portal..");
}
