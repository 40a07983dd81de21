package peering.portal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "peering.portal", importOptions = ImportOption.DoNotIncludeTests.class)
class PortalRulesTest {

    @ArchTest
    static final ArchRule the_portal_reaches_the_services_by_http_only =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "peering.contract..",
                            "peering.kit..",
                            "peering.registration..",
                            "peering.validator..",
                            "peering.telemetry..",
                            "peering.alerting..",
                            "org.apache.kafka..",
                            "jakarta.persistence..",
                            "java.sql..");

    @ArchTest
    static final ArchRule what_decides_is_plain_java =
            classes()
                    .that()
                    .haveSimpleName("UpstreamCall")
                    .or()
                    .haveSimpleName("SameOrigin")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "peering.portal..");

    @ArchTest
    static final ArchRule rooms_have_no_cycles =
            slices().matching("peering.portal.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule names_say_what_a_thing_is =
            noClasses()
                    .should()
                    .haveNameMatching(".*(Service|Impl|Manager|Helper|Util|Dto|Mapper|Bean)$");
}
