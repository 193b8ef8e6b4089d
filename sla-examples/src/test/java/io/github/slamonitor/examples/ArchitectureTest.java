package io.github.slamonitor.examples;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds the arrows between the modules: a plug-in knows the core and its one library, and no sibling. */
class ArchitectureTest {

    private static final String ROOT = "io.github.slamonitor";
    private static final String[] MACHINERY = {ROOT + ".engine..", ROOT + ".internal.."};
    private static final String[] CORE = concat(new String[] {ROOT}, MACHINERY);
    private static final String[] EVERYWHERE = {"java..", "javax..", "org.slf4j..", "org.jspecify.."};

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static final List<PlugIn> PLUG_INS = List.of(
            new PlugIn("csv", "com.fasterxml.jackson.."),
            new PlugIn("mail", "jakarta.mail..", "jakarta.activation..", "org.eclipse.angus.."),
            new PlugIn("webhook", "com.fasterxml.jackson.."),
            new PlugIn("store.sqlite", "org.sqlite.."),
            new PlugIn("s3", "software.amazon.awssdk.."));

    /** A module that stands on the core: its packages below the root, and those of its one library. */
    record PlugIn(String name, List<String> library) {

        PlugIn(String name, String... library) {
            this(name, List.of(library));
        }

        String packages() {
            return ROOT + "." + name + "..";
        }

        String[] allowed() {
            return concat(EVERYWHERE, CORE, new String[] {packages()}, library.toArray(String[]::new));
        }
    }

    @Test
    void coreDependsOnNothingOfOursAndOnSlf4jAlone() {
        classes()
                .that(resideInAnyPackage(CORE))
                .should()
                .onlyDependOnClassesThat(inAnyOf(concat(EVERYWHERE, CORE)))
                .check(CLASSES);
    }

    @Test
    void engineDependsOnNothingButTheJdk() {
        classes()
                .that(resideInAPackage(ROOT + ".engine.."))
                .should()
                .onlyDependOnClassesThat(inAnyOf("java..", "org.jspecify..", ROOT + ".engine.."))
                .check(CLASSES);
    }

    @Test
    void publicTypesAreInTheOnePublicPackageOfTheirModuleOrInTheMachinery() {
        String[] ofPlugIns =
                PLUG_INS.stream().map(plugIn -> ROOT + "." + plugIn.name()).toArray(String[]::new);
        classes()
                .that()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .and()
                .resideOutsideOfPackages(ROOT + ".examples..", ROOT + ".benchmarks..")
                .should()
                .resideInAnyPackage(concat(CORE, ofPlugIns))
                .check(CLASSES);
    }

    @ParameterizedTest
    @FieldSource("PLUG_INS")
    void plugInDependsOnTheCoreAndItsOwnLibraryAlone(PlugIn plugIn) {
        classes()
                .that(resideInAPackage(plugIn.packages()))
                .should()
                .onlyDependOnClassesThat(inAnyOf(plugIn.allowed()))
                .allowEmptyShould(true) // a plug-in that is not written yet
                .check(CLASSES);
    }

    @Test
    void nothingDependsOnTheExamplesOrTheBenchmarks() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".examples..", ROOT + ".benchmarks..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + ".examples..", ROOT + ".benchmarks.."))
                .check(CLASSES);
    }

    @Test
    void onlyTheCoreUsesItsMachinery() {
        noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(CORE)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(MACHINERY))
                .check(CLASSES);
    }

    @Test
    void packagesBelowTheRootHaveNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyClassIsInAPackageThatTheseRulesKnow() {
        List<String> known = new ArrayList<>(List.of(CORE));
        known.add(ROOT + ".examples..");
        PLUG_INS.stream().map(PlugIn::packages).forEach(known::add);
        classes().should().resideInAnyPackage(known.toArray(String[]::new)).check(CLASSES);
    }

    @Test
    void classesOfEveryModuleWereRead() {
        assertThat(CLASSES)
                .extracting(JavaClass::getPackageName)
                .contains(ROOT, ROOT + ".csv", ROOT + ".webhook", ROOT + ".examples");
    }

    private static DescribedPredicate<JavaClass> inAnyOf(String... packages) {
        // An array is seen in the package of its elements' type; one of primitives is in none.
        return resideInAnyPackage(packages).or(resideInAPackage(""));
    }

    private static String[] concat(String[]... parts) {
        return Stream.of(parts).flatMap(Stream::of).toArray(String[]::new);
    }
}
