package peering.validator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

@AnalyzeClasses(
        packages = "peering.validator",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ValidatorRulesTest {

    @ArchTest
    static final ArchRule rooms_stand_on_the_rooms_below =
            Architectures.layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("web")
                    .definedBy("peering.validator.web..")
                    .layer("evidence")
                    .definedBy("peering.validator.evidence..")
                    .layer("source")
                    .definedBy("peering.validator.source..")
                    .layer("gather")
                    .definedBy("peering.validator.gather..")
                    .layer("challenge")
                    .definedBy("peering.validator.challenge..")
                    .layer("check")
                    .definedBy("peering.validator.check..")
                    .layer("decision")
                    .definedBy("peering.validator.decision..")
                    .layer("validity")
                    .definedBy("peering.validator.validity..")
                    .layer("intake")
                    .definedBy("peering.validator.intake..")
                    .layer("watch")
                    .definedBy("peering.validator.watch..")
                    .whereLayer("web")
                    .mayNotAccessAnyLayer()
                    .whereLayer("evidence")
                    .mayNotAccessAnyLayer()
                    .whereLayer("source")
                    .mayOnlyAccessLayers("web", "evidence")
                    .whereLayer("gather")
                    .mayOnlyBeAccessedByLayers("intake", "validity", "watch")
                    .whereLayer("challenge")
                    .mayOnlyAccessLayers("web", "evidence", "source")
                    .whereLayer("watch")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("intake")
                    .mayOnlyBeAccessedByLayers("watch")
                    .whereLayer("validity")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("decision")
                    .mayOnlyBeAccessedByLayers("intake")
                    .whereLayer("check")
                    .mayOnlyBeAccessedByLayers("validity", "intake");

    @ArchTest
    static final ArchRule rooms_have_no_cycles =
            slices().matching("peering.validator.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule what_decides_knows_no_framework =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "peering.validator.evidence..",
                            "peering.validator.challenge.proof..",
                            "peering.validator.check..",
                            "peering.validator.decision..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io..", "jakarta..", "org.hibernate..", "org.apache..");

    @ArchTest
    static final ArchRule no_service_knows_another =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "peering.registration..", "peering.telemetry..", "peering.alerting..");
}
