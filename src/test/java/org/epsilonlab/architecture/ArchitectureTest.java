package org.epsilonlab.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The program keeps the rules of its architecture, and each rule is shown to catch a sample that breaks it. */
class ArchitectureTest {

    private static final String PROGRAM = "org.epsilonlab";
    private static final String SAMPLES = "org.epsilonlab.architecture.sample";

    private static final JavaClasses PROGRAM_CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(PROGRAM);
    private static final JavaClasses SAMPLE_CLASSES = new ClassFileImporter().importPackages(SAMPLES);

    static Stream<Arguments> rules() {
        return Stream.of(
                rule("layers", Rules::dependenciesPointToTheImage, "image.KnowsTheModel"),
                rule("cycles", Rules::packagesAreFreeOfCycles, "Slice data"),
                rule("places", Rules::everyPackageHasItsPlace, "misc.Stray"),
                rule("JavaFX", Rules::onlyTheWindowSeesJavaFx, "attack.DrawsItself"),
                rule("tensors", Rules::windowAndCommandLineSeeNoTensors, "cli.HoldsTensors"),
                rule("gradients", Rules::gradientsAreCollectedInOnePlace, "attack.CollectsGradients"),
                rule("names", Rules::namesSayWhatAThingIs, "data.BatchHelper"),
                rule("null", Rules::packagesAreNullMarked, "misc.Stray"));
    }

    private static Arguments rule(String name, Function<Rules, ArchRule> rule, String culprit) {
        return arguments(name, rule, culprit);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theProgramKeepsTheRule(String name, Function<Rules, ArchRule> rule, String culprit) {
        assertThat(PROGRAM_CLASSES).isNotEmpty();
        assertThatCode(() -> rule.apply(new Rules(PROGRAM)).check(PROGRAM_CLASSES))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void aSampleThatBreaksTheRuleIsCaught(String name, Function<Rules, ArchRule> rule, String culprit) {
        assertThatThrownBy(() -> rule.apply(new Rules(SAMPLES)).check(SAMPLE_CLASSES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(culprit);
    }
}
