package org.epsilonlab.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/**
 * What the packages below a base package may see of each other and of the libraries.
 *
 * @param base the package the rules are about: the program's, or that of the samples which break them
 */
record Rules(String base) {

    ArchRule dependenciesPointToTheImage() {
        return layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("image")
                .definedBy(base + ".image..")
                .layer("model")
                .definedBy(base + ".model..")
                .layer("attack, explain, data")
                .definedBy(base + ".attack..", base + ".explain..", base + ".data..")
                .layer("evaluation, training")
                .definedBy(base + ".evaluation..", base + ".training..")
                .layer("ui, cli")
                .definedBy(base + ".ui..", base + ".cli..")
                .layer("root")
                .definedBy(base)
                .whereLayer("image")
                .mayNotAccessAnyLayer()
                .whereLayer("model")
                .mayOnlyAccessLayers("image")
                .whereLayer("attack, explain, data")
                .mayOnlyAccessLayers("image", "model")
                .whereLayer("evaluation, training")
                .mayOnlyAccessLayers("image", "model", "attack, explain, data")
                .whereLayer("ui, cli")
                .mayOnlyAccessLayers("image", "model", "attack, explain, data", "evaluation, training");
    }

    ArchRule packagesAreFreeOfCycles() {
        return slices().matching(base + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
    }

    ArchRule everyPackageHasItsPlace() {
        return classes()
                .should()
                .resideInAnyPackage(
                        base,
                        base + ".image..",
                        base + ".model..",
                        base + ".attack..",
                        base + ".explain..",
                        base + ".data..",
                        base + ".evaluation..",
                        base + ".training..",
                        base + ".ui..",
                        base + ".cli..")
                .allowEmptyShould(true);
    }

    ArchRule onlyTheWindowSeesJavaFx() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(base, base + ".ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.jfree.chart.fx..")
                .allowEmptyShould(true);
    }

    ArchRule windowAndCommandLineSeeNoTensors() {
        return noClasses()
                .that()
                .resideInAnyPackage(base + ".image..", base + ".ui..", base + ".cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .allowEmptyShould(true);
    }

    ArchRule gradientsAreCollectedInOnePlace() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(base + ".model.Gradients")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("ai\\.djl\\..*GradientCollector")
                .orShould()
                .callMethodWhere(target(owner(resideInAPackage("ai.djl..")))
                        .and(target(nameMatching("newGradientCollector|backward|setGradMode"))))
                .allowEmptyShould(true);
    }

    ArchRule namesSayWhatAThingIs() {
        return noClasses()
                .should()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .allowEmptyShould(true);
    }

    ArchRule packagesAreNullMarked() {
        return classes().should(beInANullMarkedPackage()).allowEmptyShould(true);
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("lie in a package whose package-info says @NullMarked") {
            @Override
            public void check(JavaClass checked, ConditionEvents events) {
                boolean marked = checked.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(
                        checked, marked, checked.getName() + " lies in a package that isn't @NullMarked"));
            }
        };
    }
}
