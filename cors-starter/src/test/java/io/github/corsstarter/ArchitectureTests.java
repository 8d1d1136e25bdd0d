package io.github.corsstarter;

import java.util.Arrays;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * Every arrow of the layers: {@code regex <- origin <- root <- web <- servlet <-
 * autoconfigure}, and {@code root <- actuate, metrics <- autoconfigure}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTests {

	private static final String ROOT = "io.github.corsstarter";

	private static final String[] JDK = { "java..", "org.jspecify.annotations.." };

	private static final String[] SPRING = { "org.springframework.core..", "org.springframework.util..",
			"org.springframework.http..", "org.springframework.web..", "org.springframework.boot.json..",
			"org.apache.commons.logging.." };

	private final JavaClasses starter = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(ROOT);

	@Test
	void regexKnowsTheAutomatonLibraryOnly() {
		check(ROOT + ".regex", "a regular expression is not about origins", JDK, "dk.brics.automaton..",
				ROOT + ".regex");
	}

	@Test
	void originKnowsRegexOnly() {
		check(ROOT + ".origin", "an origin is not about policies, requests or frameworks", JDK, ROOT + ".regex",
				ROOT + ".origin");
	}

	@Test
	void rootKnowsOriginAndItsRegexesOnly() {
		check(ROOT, "the rules of CORS hold on every web stack", JDK, ROOT + ".regex", ROOT + ".origin", ROOT);
	}

	@Test
	void webKnowsRootAndSpringsWebClassesButNoServlet() {
		check(ROOT + ".web", "what it does serves the reactive stack too", join(JDK, SPRING), ROOT + ".origin", ROOT,
				ROOT + ".web");
	}

	@Test
	void servletKnowsRootAndTheServletApi() {
		check(ROOT + ".servlet", "applying a decision needs no look into how it was made", join(JDK, SPRING),
				"jakarta.servlet..", ROOT, ROOT + ".web", ROOT + ".servlet");
	}

	@Test
	void actuateKnowsRootAndTheActuator() {
		check(ROOT + ".actuate", "operators may look, but nothing depends on that", JDK,
				"org.springframework.boot.actuate.endpoint..", "org.springframework.lang..", ROOT, ROOT + ".actuate");
	}

	@Test
	void metricsKnowsRootAndMicrometer() {
		check(ROOT + ".metrics", "what is counted is no part of what is decided", JDK, "io.micrometer.core..", ROOT,
				ROOT + ".metrics");
	}

	@Test
	void nobodyKnowsAutoconfigure() {
		noClasses().that()
			.resideOutsideOfPackage(ROOT + ".autoconfigure")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(ROOT + ".autoconfigure")
			.because("wiring is the outermost layer")
			.check(this.starter);
	}

	@Test
	void packagesHaveNoCycles() {
		SlicesRuleDefinition.slices()
			.matching(ROOT + ".(*)..")
			.should()
			.beFreeOfCycles()
			.because("data flows one way")
			.check(this.starter);
	}

	@Test
	void nobodyButRegexKnowsTheAutomatonLibrary() {
		noClasses().that()
			.resideOutsideOfPackage(ROOT + ".regex")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("dk.brics..")
			.because("it is an implementation of a dialect of ours")
			.check(this.starter);
	}

	@Test
	void nobodyMatchesStrangersTextByBacktracking() {
		noClasses().that()
			.resideInAnyPackage(ROOT + ".web", ROOT + ".servlet")
			.should()
			.dependOnClassesThat()
			.haveFullyQualifiedName("java.util.regex.Pattern")
			.because("a backtracking engine takes seconds for some innocent expressions")
			.check(this.starter);
	}

	@Test
	void nothingIsTiedToAThread() {
		noClasses().should()
			.dependOnClassesThat(JavaClass.Predicates.assignableTo(ThreadLocal.class)
				.or(JavaClass.Predicates.simpleNameEndingWith("ContextHolder")))
			.because("a pooled thread would carry it into the next request, and a virtual one has it in vain")
			.check(this.starter);
	}

	@Test
	void publicClassesAreFinalUnlessTheyAreInterfaces() {
		classes().that()
			.arePublic()
			.and()
			.areNotInterfaces()
			.should()
			.haveModifier(JavaModifier.FINAL)
			.because("nothing here is made to be extended")
			.check(this.starter);
	}

	@Test
	void fieldsAreNotPublicUnlessTheyAreConstants() {
		fields().that()
			.arePublic()
			.should()
			.beStatic()
			.andShould()
			.beFinal()
			.because("what is decided at start-up does not change")
			.check(this.starter);
	}

	private void check(String layer, String because, String[] known, String... more) {
		classes().that()
			.resideInAPackage(layer)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(join(known, more))
			.because(because)
			.check(this.starter);
	}

	private static String[] join(String[] some, String[] others) {
		return Stream.of(some, others).flatMap(Arrays::stream).toArray(String[]::new);
	}

}
