package peering.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "peering.contract", importOptions = ImportOption.DoNotIncludeTests.class)
class ContractRulesTest {

    @ArchTest
    static final ArchRule facts_know_the_jdk_and_nothing_else =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..", "peering.contract..", "com.fasterxml.jackson.annotation..");
}
