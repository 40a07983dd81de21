package peering.routing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "peering.routing", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule it_knows_the_jdk_and_a_json_tokenizer_and_nothing_else =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..", "com.fasterxml.jackson.core..", "peering.routing..");

    @ArchTest
    static final ArchRule it_asks_no_network_no_file_and_no_clock =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.net..", "java.nio.channels..", "java.nio.file..")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.time.Clock")
                    .orShould()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule rooms_use_only_rooms_above_them =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("wire")
                    .definedBy("peering.routing.wire..")
                    .layer("net")
                    .definedBy("peering.routing.net..")
                    .layer("bgp")
                    .definedBy("peering.routing.bgp..")
                    .layer("mrt")
                    .definedBy("peering.routing.mrt..")
                    .layer("bmp")
                    .definedBy("peering.routing.bmp..")
                    .layer("rislive")
                    .definedBy("peering.routing.rislive..")
                    .layer("rpki")
                    .definedBy("peering.routing.rpki..")
                    .layer("rtr")
                    .definedBy("peering.routing.rtr..")
                    .layer("topology")
                    .definedBy("peering.routing.topology..")
                    .whereLayer("wire")
                    .mayNotAccessAnyLayer()
                    .whereLayer("net")
                    .mayNotAccessAnyLayer()
                    .whereLayer("bgp")
                    .mayOnlyAccessLayers("net", "wire")
                    .whereLayer("mrt")
                    .mayOnlyAccessLayers("bgp", "net", "wire")
                    .whereLayer("bmp")
                    .mayOnlyAccessLayers("mrt", "bgp", "net", "wire")
                    .whereLayer("rislive")
                    .mayOnlyAccessLayers("mrt", "bgp", "net", "wire")
                    .whereLayer("rpki")
                    .mayOnlyAccessLayers("net")
                    .whereLayer("rtr")
                    .mayOnlyAccessLayers("rpki", "net", "wire")
                    .whereLayer("topology")
                    .mayOnlyAccessLayers("rpki", "bgp", "net");

    @ArchTest
    static final ArchRule rooms_are_free_of_cycles =
            slices().matching("peering.routing.(*)..").should().beFreeOfCycles();
}
