package peering.stack;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

@AnalyzeClasses(packages = "peering.stack", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule broker_database_and_issuer_do_not_know_each_other =
            slices().matching("peering.stack.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule knows_no_service =
            ArchRuleDefinition.noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "peering.registration..",
                            "peering.validator..",
                            "peering.telemetry..",
                            "peering.alerting..",
                            "peering.portal..",
                            "peering.kit..",
                            "peering.contract..",
                            "peering.routing..");

    @ArchTest
    static final ArchRule quarkus_is_met_only_in_the_test_resource =
            ArchRuleDefinition.noClasses()
                    .that()
                    .doNotHaveSimpleName("StackResource")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.quarkus..");
}
