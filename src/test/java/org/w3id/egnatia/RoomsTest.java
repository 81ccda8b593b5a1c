package org.w3id.egnatia;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the code and who may look into whom, as each {@code package-info.java} says. */
@AnalyzeClasses(packages = "org.w3id.egnatia", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    @ArchTest
    static final ArchRule ONE_ROAD = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("vocab").definedBy("..egnatia.vocab..")
            .layer("load").definedBy("..egnatia.load..")
            .layer("query").definedBy("..egnatia.query..")
            .layer("derive").definedBy("..egnatia.derive..")
            .layer("release").definedBy("..egnatia.release..")
            .layer("check").definedBy("..egnatia.check..")
            .layer("publish").definedBy("..egnatia.publish..")
            .layer("page").definedBy("..egnatia.page..")
            .layer("serve").definedBy("..egnatia.serve..")
            .layer("cli").definedBy("..egnatia.cli..")
            .whereLayer("load").mayOnlyAccessLayers("vocab")
            .whereLayer("query").mayOnlyAccessLayers("vocab", "load")
            .whereLayer("derive").mayOnlyAccessLayers("vocab", "query")
            .whereLayer("release").mayOnlyAccessLayers("vocab", "load", "query", "derive")
            .whereLayer("check").mayOnlyAccessLayers("vocab", "load", "query", "release")
            .whereLayer("publish").mayOnlyAccessLayers("vocab", "release", "query", "load")
            .whereLayer("page").mayOnlyAccessLayers("vocab", "release", "query", "publish")
            .whereLayer("serve").mayOnlyBeAccessedByLayers("cli");

    @ArchTest
    static final ArchRule SERVER_LIBRARIES_ONLY_IN_SERVE = noClasses().that().resideOutsideOfPackage("..egnatia.serve..")
            .should().dependOnClassesThat().resideInAnyPackage("org.eclipse.jetty..", "org.apache.jena.fuseki..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_PRINTS_OR_EXITS = noClasses().that().resideOutsideOfPackage("..egnatia.cli..")
            .should().callMethod(System.class, "exit", int.class)
            .orShould().accessField(System.class, "out").orShould().accessField(System.class, "err");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_THING_IS = noClasses().should().haveSimpleNameEndingWith("Util")
            .orShould().haveSimpleNameEndingWith("Utils").orShould().haveSimpleNameEndingWith("Manager")
            .orShould().haveSimpleNameEndingWith("Helper");
}
