package peering.registration;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "peering.registration",
        importOptions = ImportOption.DoNotIncludeTests.class)
class RegistrationRulesTest {
    private static final DescribedPredicate<JavaClass> DECIDING =
            DescribedPredicate.describe(
                    "deciding",
                    type ->
                            type.getName()
                                    .matches(
                                            ".*\\.(\\w+State|Claim|Judgement|SiteRules|ExchangeRules|Health|Exchange|SiteFields|SiteFieldRules|Coordinates|Distance|Near|SiteLatency|Candidate|Ranking|Availability|Admission|Place|RouteChange|LocalRedundancy|Grant|PrefixKey)(\\$.*)?"));

    @ArchTest
    static final ArchRule rooms_stand_on_those_below_them =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("web")
                    .definedBy("..registration.web..")
                    .layer("site")
                    .definedBy("..registration.site..")
                    .layer("partner")
                    .definedBy("..registration.partner..")
                    .layer("connection")
                    .definedBy("..registration.connection..")
                    .layer("prefix")
                    .definedBy("..registration.prefix..")
                    .layer("path")
                    .definedBy("..registration.path..")
                    .layer("judgement")
                    .definedBy("..registration.judgement..")
                    .whereLayer("judgement")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("path")
                    .mayOnlyBeAccessedByLayers("judgement")
                    .whereLayer("prefix")
                    .mayOnlyBeAccessedByLayers("path", "judgement")
                    .whereLayer("connection")
                    .mayOnlyBeAccessedByLayers("prefix", "path", "judgement")
                    .whereLayer("partner")
                    .mayOnlyBeAccessedByLayers("connection", "prefix", "path", "judgement")
                    .whereLayer("site")
                    .mayOnlyBeAccessedByLayers(
                            "partner", "connection", "prefix", "path", "judgement");

    @ArchTest
    static final ArchRule partners_know_nothing_of_the_closets_above_them =
            noClasses()
                    .that()
                    .resideInAPackage("peering.registration.partner")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("peering.registration.partner.*");

    @ArchTest
    static final ArchRule sessions_know_nothing_of_keys =
            noClasses()
                    .that()
                    .resideInAPackage("..partner.session")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..partner.registered");

    @ArchTest
    static final ArchRule rooms_are_free_of_cycles =
            slices().matching("peering.registration.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule deciding_code_knows_no_framework_and_no_clock =
            noClasses()
                    .that(DECIDING)
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("io.smallrye.mutiny..")
                                    .or(resideInAPackage("io.quarkus.."))
                                    .or(resideInAPackage("jakarta.persistence.."))
                                    .or(resideInAPackage("jakarta.ws.rs.."))
                                    .or(
                                            DescribedPredicate.describe(
                                                    "clocks",
                                                    type ->
                                                            type.getName()
                                                                    .equals("java.time.Clock"))));

    @ArchTest
    static final ArchRule a_room_of_decisions_knows_the_jdk_and_the_contract =
            classes()
                    .that()
                    .resideInAPackage("..decision..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "peering.contract..", "..decision..");

    @ArchTest
    static final ArchRule only_resources_speak_http =
            classes()
                    .that()
                    .areAnnotatedWith("jakarta.ws.rs.Path")
                    .should()
                    .haveSimpleNameEndingWith("Resource");

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields =
            noFields().should().beAnnotatedWith("jakarta.inject.Inject");

    @ArchTest
    static final ArchRule no_empty_names =
            noClasses()
                    .should()
                    .haveNameMatching(".*(Service|Impl|Manager|Helper|Util|Dto|Mapper|Bean)");
}
