package org.ivrengine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the table of packages in docs/ARCHITECTURE.md: who may use whom. */
class PackageTableTest {

    private static JavaClasses ours;

    @BeforeAll
    static void importClasses() {
        ours = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.ivrengine");
    }

    @ParameterizedTest(name = "{0} uses nothing of ours but [{1}]")
    @CsvSource(delimiter = '|', textBlock = """
                    store       |
                    yaml        |
                    routing     |
                    rules       | routing yaml
                    channels    |
                    report      |
                    flow        | yaml
                    prompts     | flow.port yaml
                    simulation  | routing rules report yaml
                    selfservice | flow.port yaml
                    callcenter  | routing rules channels report flow.port yaml
                    agi         | flow.port
                    ami         | channels callcenter.port
                    calllog     | report flow.port callcenter.port
                    quality     | report yaml
                    retention   | calllog quality selfservice yaml
                    recording   | channels callcenter.port calllog
                    console     | callcenter calllog recording report flow.port
                    """)
    void aPackageUsesOnlyWhatTheTableAllows(String name, String allowed) {
        DescribedPredicate<JavaClass> foreign =
                resideInAPackage("org.ivrengine..").and(resideOutsideOfPackage("org.ivrengine." + name + ".."));
        for (String other : allowed == null ? List.<String>of() : List.of(allowed.split(" "))) {
            foreign = foreign.and(resideOutsideOfPackage("org.ivrengine." + other + ".."));
        }
        noClasses()
                .that()
                .resideInAPackage("org.ivrengine." + name + "..")
                .should()
                .dependOnClassesThat(foreign.as("classes outside of [" + name + " " + allowed + "]"))
                .allowEmptyShould(true)
                .check(ours);
    }

    @Test
    void routingNeedsNothingButTheJavaBaseModule() {
        noClasses()
                .that()
                .resideInAPackage("org.ivrengine.routing..")
                .should()
                .dependOnClassesThat(resideOutsideOfPackage("org.ivrengine.routing..")
                        .and(resideOutsideOfPackage("java.lang.."))
                        .and(resideOutsideOfPackage("java.util.."))
                        .and(resideOutsideOfPackage("java.math.."))
                        .and(resideOutsideOfPackage("org.jspecify.annotations.."))
                        .as("classes outside of java.lang, java.util and java.math"))
                .allowEmptyShould(true)
                .check(ours);
    }

    @Test
    void onlyAmiImportsTheManagerLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.ivrengine.ami..", "org.ivrengine.app.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.asteriskjava..")
                .check(ours);
    }

    @Test
    void sqlStaysInTheSqlPackageOfTheFeatureThatOwnsTheTable() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.ivrengine.store..", "org.ivrengine..sql..", "org.ivrengine.app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jdbi..", "java.sql..", "javax.sql..", "org.flywaydb..")
                .check(ours);
    }

    @Test
    void noPackageIsALeftoverDrawer() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..manager..", "..misc..")
                .check(ours);
    }
}
